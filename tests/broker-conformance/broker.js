// Starts the broker's built output as a process of its own, on free ports and in a folder of its own.
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ServiceBusClient } from "@azure/service-bus";

const root = join(import.meta.dirname, "../..");

function builtBroker() {
  const name = "Tahoon.DevBroker.dll";
  const candidates = [
    process.env.BROKER_DLL,
    ...["debug", "release"].map((c) => join(root, "artifacts/embedded/bin/Tahoon.DevBroker", c, name)),
  ];
  const found = candidates.find((path) => path && existsSync(path));
  if (!found) throw new Error("build dev/Tahoon.DevBroker first, or set BROKER_DLL");
  return found;
}

export class Broker {
  #process;
  #port = 0;
  #data = mkdtempSync(join(tmpdir(), "tahoon-conformance-"));
  #options;

  constructor(options = {}) {
    this.#options = { queues: "a,b", lockSeconds: 2, maxDeliveries: 3, ...options };
  }

  /** Starts, again on the port and with the data it had before; resolves when it says that it listens. */
  async start() {
    const { queues, lockSeconds, maxDeliveries } = this.#options;
    this.#process = spawn("dotnet", [
      builtBroker(), "--port", this.#port, "--http-port", 0, "--data", this.#data, "--queues", queues,
      "--lock-seconds", lockSeconds, "--max-deliveries", maxDeliveries,
    ].map(String), {
      // the broker ends with this process, however this one ends
      stdio: ["pipe", "pipe", "ignore"],
      env: { ...process.env, TAHOON_PARENT_PIPE: "stdin" },
    });
    this.#port = await new Promise((resolve, reject) => {
      let said = "";
      this.#process.once("exit", (code) => reject(new Error(`the broker ended with ${code}: ${said}`)));
      this.#process.stdout.on("data", (chunk) => {
        said += chunk;
        const listening = /listening on 127\.0\.0\.1:(\d+)/.exec(said);
        if (listening) resolve(Number(listening[1]));
      });
    });
    return this;
  }

  get connectionString() {
    return `Endpoint=sb://127.0.0.1:${this.#port};SharedAccessKeyName=key;SharedAccessKey=secret;UseDevelopmentEmulator=true;`;
  }

  client(retryOptions = { maxRetries: 10, retryDelayInMs: 200, maxRetryDelayInMs: 1000, timeoutInMs: 10_000 }) {
    return new ServiceBusClient(this.connectionString, { retryOptions });
  }

  /** Ends the process as a power cut would. */
  async kill() {
    const ended = new Promise((resolve) => this.#process.once("exit", resolve));
    this.#process.kill("SIGKILL");
    await ended;
  }

  async dispose() {
    await this.kill();
    rmSync(this.#data, { recursive: true, force: true });
  }
}
