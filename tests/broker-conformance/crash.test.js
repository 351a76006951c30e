import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { Broker } from "./broker.js";

describe("a broker that is killed", { timeout: 120_000 }, () => {
  it("loses nothing it took, invents nothing, and its clients come back", async (t) => {
    const broker = await new Broker({ queues: "a", lockSeconds: 5, maxDeliveries: 100 }).start();
    const client = broker.client({ maxRetries: 20, retryDelayInMs: 100, maxRetryDelayInMs: 500, timeoutInMs: 1000 });
    t.after(async () => {
      await client.close();
      await broker.dispose();
    });
    const sender = client.createSender("a");
    const [tried, taken, received] = [new Set(), new Set(), new Map()];
    const subscription = client.createReceiver("a").subscribe({
      processMessage: async ({ messageId }) => void received.set(messageId, (received.get(messageId) ?? 0) + 1),
      processError: async () => {},
    }, { maxConcurrentCalls: 4 });

    let sending = true;
    const loop = (async () => {
      for (let i = 0; sending; i++) {
        tried.add(`m${i}`);
        await sender.sendMessages({ body: i, messageId: `m${i}` }).then(() => taken.add(`m${i}`), () => {});
      }
    })();

    for (let round = 0; round < 3; round++) {
      await untilTaken(taken.size + 25 + 10 * round);
      await broker.kill();
      await sleep(200);
      await broker.start();
    }

    await untilTaken(taken.size + 25);
    sending = false;
    await loop;
    for (let i = 0; i < 200 && ![...taken].every((id) => received.has(id)); i++) await sleep(100);

    assert.deepEqual([...taken].filter((id) => !received.has(id)), [], "lost");
    assert.deepEqual([...received.keys()].filter((id) => !tried.has(id)), [], "invented");
    await subscription.close();

    async function untilTaken(count) {
      while (taken.size < count) await sleep(10);
    }
  });
});
