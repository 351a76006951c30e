import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { executablePath, open, picture } from "./browser.js";
import { System } from "./system.js";

const skip = executablePath ? false : "there is no Chromium here";

describe("the Aspire dashboard as console, in a browser", { skip, timeout: 120_000 }, () => {
  let system, browser, page;

  before(async () => {
    system = await new System().start();
    // the first is slow, as everything does it for the first time: the last is looked at
    for (const which of [0, 1, 2]) await system.book(which);
    ({ browser, page } = await open(system.endpoints.console));
  });

  after(async () => {
    await browser?.close();
    await system?.stop();
  });

  const row = (name) => page.getByRole("row").filter({ has: page.getByText(name, { exact: true }) });
  const shows = (text, scope = page) => scope.getByText(text).first().waitFor();

  it("shows every resource, and each of them runs or has finished", async () => {
    await page.goto("/");
    for (const { name, state } of system.endpoints.resources) {
      if (name !== "dashboard") await shows(state === "Completed" ? "Finished" : "Running", row(name));
    }
    await shows("Running", row("messaging"));
    await shows("API reference", row("gateway"));
    await picture(page, "console-resources", 1180);
  });

  it("shows what a resource is made of, and none of its secrets", async () => {
    await page.goto("/");
    await row("booking").getByText("booking", { exact: true }).click();
    await shows("Process ID");
    await shows("1 of 1");
    await shows("Tahoon__ServiceSecret");
    const eyes = page.getByRole("button", { name: "Show value" });
    for (let left = await eyes.count(); left > 0; left--) {
      await eyes.first().click();
      while ((await eyes.count()) >= left) await page.waitForTimeout(10);
    }
    const text = await page.locator("body").innerText();
    assert.match(text, /booking\.db/);
    assert.match(text, /••••••/);
    for (const secret of system.secrets) assert.ok(!text.includes(secret), "a secret is shown");
  });

  it("shows what a resource has said and says", async () => {
    await page.goto("/consolelogs/resource/booking-0");
    await shows("Now listening on");
  });

  it("shows structured logs", async () => {
    await page.goto("/structuredlogs/resource/booking-0");
    await shows("Receiving from meetings");
  });

  it("shows a booking as one trace through the services", async () => {
    await page.goto("/traces");
    await page.getByText("POST /api/v1/bookings").last().click();
    await page.waitForURL("**/traces/detail/**");
    for (const name of ["gateway", "booking", "identity", "catalogue", "scheduling", "notification"])
      await page.getByText(name, { exact: true }).first().waitFor();
    await shows("INSERT Cells");
    await picture(page, "console-trace", 1320);
  });

  it("shows metrics", async () => {
    await page.goto("/metrics/resource/booking-0");
    await shows("http.server.request.duration");
  });

  it("stops a resource and starts it again", async () => {
    await page.goto("/");
    await row("notification").getByRole("button", { name: "Stop" }).click();
    await shows("Exited", row("notification"));
    await row("notification").getByRole("button", { name: "Start" }).click();
    await shows("Running", row("notification"));
  });
});
