// Chromium as the machine has it: nothing is downloaded for it.
import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "playwright-core";

const known = [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** Null where there is none. */
export const executablePath = known.find((path) => path && existsSync(path)) ?? null;

export async function open(url) {
  const browser = await chromium.launch({ executablePath, args: ["--disable-dev-shm-usage"] });
  const page = await browser.newPage({ baseURL: url, viewport: { width: 1440, height: 1320 }, timezoneId: "UTC" });
  page.setDefaultTimeout(20_000);
  return { browser, page };
}

/** With PICTURES=<folder>: the page as docs/ shows it. */
export async function picture(page, name, height) {
  if (!process.env.PICTURES) return;
  mkdirSync(process.env.PICTURES, { recursive: true });
  const before = page.viewportSize();
  await page.setViewportSize({ width: before.width, height });
  await page.mouse.move(720, 20);
  await page.waitForTimeout(700);
  await page.screenshot({ path: join(process.env.PICTURES, `${name}.png`) });
  await page.setViewportSize(before);
}
