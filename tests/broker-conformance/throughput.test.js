import assert from "node:assert/strict";
import { closeSync, fsyncSync, mkdtempSync, openSync, rmSync, writeSync } from "node:fs";
import { describe, it } from "node:test";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Broker } from "./broker.js";

const BATCHES = 60, BATCH_SIZE = 50, SINGLES = 1500, IN_FLIGHT = 32, SYNCS = 1000;

describe("throughput, beside the storage's own limit", { timeout: 120_000 }, () => {
  it("takes, keeps and gives every message, at a rate that is told", async (t) => {
    const broker = await new Broker({ queues: "a", lockSeconds: 60, maxDeliveries: 10 }).start();
    const client = broker.client();
    t.after(async () => {
      await client.close();
      await broker.dispose();
    });
    const sender = client.createSender("a");
    await sender.sendMessages({ body: "warm", messageId: "warm" });

    const limit = syncsPerSecond();
    let next = 0;
    const singles = await perSecond(SINGLES, () => atOnce(SINGLES, async () => {
      await sender.sendMessages({ body: "one", messageId: `s${next++}` });
    }));
    let batch = 0;
    const batched = await perSecond(BATCHES * BATCH_SIZE, () => atOnce(BATCHES, async () => {
      const number = batch++;
      await sender.sendMessages(Array.from({ length: BATCH_SIZE }, (_, i) => ({ body: "many", messageId: `b${number}-${i}` })));
    }));

    const expected = SINGLES + BATCHES * BATCH_SIZE + 1;
    const seen = new Map();
    const receiver = client.createReceiver("a");
    const completed = await perSecond(expected, async () => {
      while (seen.size < expected) {
        const some = await receiver.receiveMessages(200, { maxWaitTimeInMs: 5000 });
        assert.ok(some.length > 0, `only ${seen.size} of ${expected} came`);
        for (const { messageId } of some) seen.set(messageId, (seen.get(messageId) ?? 0) + 1);
        await Promise.all(some.map((message) => receiver.completeMessage(message)));
      }
    });

    tell(t, "limit: one durable 4 KiB write at a time", limit, limit);
    tell(t, `sent one by one, ${IN_FLIGHT} in flight, each on disk before it is accepted`, singles, limit);
    tell(t, `sent in batches of ${BATCH_SIZE}`, batched, limit);
    tell(t, "received and completed", completed, limit);
    assert.deepEqual([...seen.values()].filter((times) => times !== 1), []);
  });
});

/** Durable writes a second, as a file of the broker's file system takes them. */
function syncsPerSecond() {
  const folder = mkdtempSync(join(tmpdir(), "tahoon-syncs-"));
  const file = openSync(join(folder, "file"), "w");
  const page = Buffer.alloc(4096, 1);
  const began = performance.now();
  for (let i = 0; i < SYNCS; i++) {
    writeSync(file, page);
    fsyncSync(file);
  }
  const rate = (SYNCS * 1000) / (performance.now() - began);
  closeSync(file);
  rmSync(folder, { recursive: true });
  return rate;
}

async function atOnce(count, work) {
  let left = count;
  await Promise.all(Array.from({ length: IN_FLIGHT }, async () => {
    while (left-- > 0) await work();
  }));
}

async function perSecond(count, work) {
  const began = performance.now();
  await work();
  return (count * 1000) / (performance.now() - began);
}

function tell(t, what, rate, limit) {
  t.diagnostic(`${Math.round(rate)} a second, ${(rate / limit).toFixed(2)} of the limit: ${what}`);
}
