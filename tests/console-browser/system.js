// The built system under its runner, on free ports and in a folder of its own, with the Aspire CLI of node_modules on its path.
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

const root = join(import.meta.dirname, "../..");
const cli = join(import.meta.dirname, "node_modules/@microsoft/aspire-cli-linux-x64/bin");

function builtRunner() {
  const name = "Tahoon.AppHost.dll";
  const found = ["debug", "release"]
    .map((configuration) => join(root, "artifacts/embedded/bin/Tahoon.AppHost", configuration, name))
    .find(existsSync);
  if (!found) throw new Error("build Tahoon.AppHost first");
  return found;
}

export class System {
  #process;
  #data = mkdtempSync(join(tmpdir(), "tahoon-console-"));
  #said = "";

  /** Resolves when everything is ready, the console too. */
  async start() {
    const options = ["--data", this.#data, "--gateway-port", 0, "--console-port", 0];
    this.#process = spawn("dotnet", [builtRunner(), ...options].map(String), {
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...process.env, PATH: cli + delimiter + process.env.PATH, OTEL_EXPORTER_OTLP_ENDPOINT: "" },
    });
    for (const output of [this.#process.stdout, this.#process.stderr]) output.on("data", (text) => (this.#said += text));
    while (!/Tahoon is ready/.test(this.#said) || !/dashboard .*→ Running/.test(this.#said)) {
      if (this.#process.exitCode !== null) throw new Error(`the runner ended:\n${this.#said}`);
      await sleep(50);
    }
    return this;
  }

  /** endpoints.json as the runner wrote it last. */
  get endpoints() {
    return JSON.parse(readFileSync(join(this.#data, "endpoints.json"), "utf8"));
  }

  /** What no console may show. */
  get secrets() {
    return Object.values(JSON.parse(readFileSync(join(this.#data, "parameters.json"), "utf8")));
  }

  /** Books the first free time of one of those who have one, as README.md's tour does. */
  async book(which = 0) {
    const { access_token: token } = await this.#post("auth/token", { grant_type: "password", access_key: "demo-access-key" });
    const { userId } = await this.#post("user/register",
      { name: "Noor Al-Sabah", email: `noor-${which}@example.org`, timeZone: "Asia/Kuwait" }, token);
    const [from, to] = [1, 8].map((days) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10) + "T00:00:00Z");
    const found = await this.#post("careprovider/getcareproviderslistwithschedule",
      { from, to, timeZone: "Asia/Kuwait", durationMinutes: 30, pageSize: which + 1 }, token);
    const provider = JSON.stringify(found).split('"userLoginInfoId":')[which + 1];
    const [, providerId, start] = /^"([^"]+)".*?"start":"([^"]+)"/.exec(provider);
    return this.#post("v1/bookings", { userId, providerId, start, durationMinutes: 30 }, token, { "Idempotency-Key": `"${Date.now()}"` });
  }

  /** Stops it in order, by its own id. */
  async stop() {
    if (this.#process?.exitCode === null) {
      const ended = new Promise((resolve) => this.#process.once("exit", resolve));
      this.#process.kill("SIGTERM");
      await ended;
    }
    rmSync(this.#data, { recursive: true, force: true });
  }

  async #post(path, body, token, headers = {}) {
    const answer = await fetch(`${this.endpoints.gateway}/api/${path}`, {
      method: "POST",
      headers: { "Content-Type": "application/json", ...(token && { Authorization: `Bearer ${token}` }), ...headers },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return answer.json();
  }
}
