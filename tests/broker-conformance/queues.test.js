import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, beforeEach, afterEach, describe, it } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { Broker } from "./broker.js";

const wait = { maxWaitTimeInMs: 5000 };
const soon = { maxWaitTimeInMs: 300 };

describe("a queue, through the official SDK", { timeout: 120_000 }, () => {
  let broker, client, sender, receiver;

  before(async () => (broker = await new Broker().start()));
  after(() => broker.dispose());

  beforeEach(async () => {
    client = broker.client();
    sender = client.createSender("a");
    receiver = client.createReceiver("a");
  });

  afterEach(async () => {
    await drain(client.createReceiver("a", { receiveMode: "receiveAndDelete" }));
    await drain(client.createReceiver("a", { receiveMode: "receiveAndDelete", subQueueType: "deadLetter" }));
    await client.close();
  });

  async function drain(emptying) {
    while ((await emptying.receiveMessages(100, { maxWaitTimeInMs: 100 })).length > 0);
    await emptying.close();
  }

  async function receive(from = receiver, options = wait) {
    const [message] = await from.receiveMessages(1, options);
    return message;
  }

  it("delivers what was sent, as it was", async () => {
    const sent = {
      body: { text: "héllo", list: [1, 2, 3] },
      messageId: randomUUID(),
      subject: "tahoon.something-happened.v1",
      contentType: "application/cloudevents+json",
      correlationId: "c-1",
      applicationProperties: { traceparent: "00-aa-bb-01", count: 7, on: true },
    };
    await sender.sendMessages(sent);
    const message = await receive();
    assert.deepEqual(message.body, sent.body);
    for (const key of ["messageId", "subject", "contentType", "correlationId"]) assert.equal(message[key], sent[key]);
    assert.deepEqual(message.applicationProperties, sent.applicationProperties);
    assert.equal(message.deliveryCount, 0);
    assert.ok(message.sequenceNumber.toNumber() > 0);
    assert.ok(Math.abs(Date.now() - message.enqueuedTimeUtc.getTime()) < 60_000);
    assert.ok(message.lockedUntilUtc.getTime() > Date.now());
    await receiver.completeMessage(message);
    assert.equal(await receive(receiver, soon), undefined);
  });

  it("delivers a message of several frames", async () => {
    const body = Buffer.alloc(700_000, "x");
    await sender.sendMessages({ body });
    const message = await receive();
    assert.ok(body.equals(message.body));
    await receiver.completeMessage(message);
  });

  it("takes a batch as its single messages", async () => {
    const batch = await sender.createMessageBatch();
    for (let i = 0; i < 50; i++) assert.ok(batch.tryAddMessage({ body: i, messageId: `m${i}` }));
    await sender.sendMessages(batch);
    const got = [];
    while (got.length < 50) got.push(...(await receiver.receiveMessages(50 - got.length, wait)));
    assert.deepEqual(got.map((m) => m.messageId), Array.from({ length: 50 }, (_, i) => `m${i}`));
    await Promise.all(got.map((m) => receiver.completeMessage(m)));
  });

  it("keeps a scheduled message until it is due", async () => {
    const due = new Date(Date.now() + 1500);
    await sender.scheduleMessages({ body: "later" }, due);
    assert.equal(await receive(receiver, soon), undefined);
    const message = await receive();
    assert.equal(message.body, "later");
    assert.ok(Date.now() >= due.getTime() - 20);
    await receiver.completeMessage(message);
  });

  it("takes a scheduled message back, once", async () => {
    const numbers = await sender.scheduleMessages([{ body: 1 }, { body: 2 }], new Date(Date.now() + 1000));
    await sender.cancelScheduledMessages(numbers);
    await assert.rejects(sender.cancelScheduledMessages(numbers));
    assert.equal(await receive(receiver, { maxWaitTimeInMs: 1500 }), undefined);
  });

  it("shows messages without taking them", async () => {
    await sender.sendMessages([{ body: 1 }, { body: 2 }]);
    await sender.scheduleMessages({ body: 3 }, new Date(Date.now() + 60_000));
    const peeked = await receiver.peekMessages(10);
    assert.deepEqual(peeked.map((m) => [m.body, m.state]), [[1, "active"], [2, "active"], [3, "scheduled"]]);
    const fromSecond = await receiver.peekMessages(10, { fromSequenceNumber: peeked[1].sequenceNumber });
    assert.deepEqual(fromSecond.map((m) => m.body), [2, 3]);
    assert.deepEqual((await receiver.peekMessages(10)).length, 0);
    await sender.cancelScheduledMessages(peeked[2].sequenceNumber);
    for (const body of [1, 2]) {
      const message = await receive();
      assert.equal(message.body, body);
      await receiver.completeMessage(message);
    }
  });

  it("deletes at once for a receiver that wants it so", async () => {
    const taking = client.createReceiver("a", { receiveMode: "receiveAndDelete" });
    await sender.sendMessages([{ body: 1 }, { body: 2 }, { body: 3 }]);
    const got = [];
    while (got.length < 3) got.push(...(await taking.receiveMessages(3 - got.length, wait)));
    assert.deepEqual(got.map((m) => m.body), [1, 2, 3]);
    assert.equal((await receiver.peekMessages(1, { fromSequenceNumber: got[0].sequenceNumber })).length, 0);
  });

  it("gives an abandoned message again, counted", async () => {
    await sender.sendMessages({ body: "again" });
    await receiver.abandonMessage(await receive());
    const again = await receive();
    assert.equal(again.deliveryCount, 1);
    await receiver.completeMessage(again);
  });

  it("makes a dead letter of what is abandoned too often", async () => {
    await sender.sendMessages({ body: "poison" });
    for (let i = 0; i < 3; i++) await receiver.abandonMessage(await receive());
    const letters = client.createReceiver("a", { subQueueType: "deadLetter" });
    const letter = await receive(letters);
    assert.equal(letter.body, "poison");
    assert.equal(letter.deadLetterReason, "MaxDeliveryCountExceeded");
    await letters.completeMessage(letter);
    assert.equal(await receive(receiver, soon), undefined);
  });

  it("makes a dead letter with its reasons, and shows it", async () => {
    await sender.sendMessages({ body: "bad", applicationProperties: { kept: "yes" } });
    await receiver.deadLetterMessage(await receive(), {
      deadLetterReason: "MalformedEvent", deadLetterErrorDescription: "no type",
    });
    const letters = client.createReceiver("a", { subQueueType: "deadLetter" });
    assert.equal((await letters.peekMessages(1))[0].deadLetterReason, "MalformedEvent");
    const letter = await receive(letters);
    assert.equal(letter.deadLetterReason, "MalformedEvent");
    assert.equal(letter.deadLetterErrorDescription, "no type");
    assert.equal(letter.deadLetterSource, "a");
    assert.equal(letter.applicationProperties.kept, "yes");
    await letters.completeMessage(letter);
  });

  it("ends a lock in time, and refuses the late settlement", async () => {
    const forgetful = client.createReceiver("a", { maxAutoLockRenewalDurationInMs: 0 });
    await sender.sendMessages({ body: "slow" });
    const held = await receive(forgetful);
    assert.equal(await receive(receiver, soon), undefined);
    await sleep(2100);
    await assert.rejects(forgetful.completeMessage(held), { code: "MessageLockLost" });
    const again = await receive();
    assert.equal(again.deliveryCount, 1);
    await receiver.completeMessage(again);
  });

  it("renews a lock, until it is gone", async () => {
    await sender.sendMessages({ body: "long" });
    const held = await receive();
    for (let i = 0; i < 3; i++) {
      await sleep(1000);
      const until = await receiver.renewMessageLock(held);
      assert.ok(until.getTime() > Date.now() + 1000);
    }
    await receiver.completeMessage(held);
    await assert.rejects(receiver.renewMessageLock(held));
  });

  it("defers a message until it is asked for by its number", async () => {
    await sender.sendMessages({ body: "not yet" });
    const message = await receive();
    await receiver.deferMessage(message);
    assert.equal(await receive(receiver, soon), undefined);
    const [deferred] = await receiver.receiveDeferredMessages(message.sequenceNumber);
    assert.equal(deferred.body, "not yet");
    await receiver.completeMessage(deferred);
    await assert.rejects(receiver.receiveDeferredMessages(message.sequenceNumber));
  });

  it("never sends beyond the credit, and gives back what a drain leaves", async () => {
    await sender.sendMessages(Array.from({ length: 5 }, (_, i) => ({ body: i })));
    const two = await receiver.receiveMessages(2, wait);
    assert.equal(two.length, 2);
    const other = client.createReceiver("a");
    const rest = await other.receiveMessages(10, { maxWaitTimeInMs: 1000 });
    assert.deepEqual(rest.map((m) => m.body), [2, 3, 4]);
    await sender.sendMessages({ body: "after the drain" });
    const next = await receive();
    assert.equal(next.body, "after the drain");
    await Promise.all([...two, next].map((m) => receiver.completeMessage(m)));
    await Promise.all(rest.map((m) => other.completeMessage(m)));
  });

  it("feeds a subscriber as many as it handles at once", async () => {
    await sender.sendMessages(Array.from({ length: 40 }, (_, i) => ({ body: i })));
    let running = 0, most = 0;
    const seen = new Set();
    const subscription = receiver.subscribe({
      processMessage: async (message) => {
        most = Math.max(most, ++running);
        await sleep(10);
        running--;
        seen.add(message.body);
      },
      processError: async ({ error }) => assert.fail(error),
    }, { maxConcurrentCalls: 4 });
    for (let i = 0; i < 100 && seen.size < 40; i++) await sleep(50);
    await subscription.close();
    assert.equal(seen.size, 40);
    assert.equal(most, 4);
  });

  it("refuses a queue it does not have", async () => {
    await assert.rejects(client.createSender("nowhere").sendMessages({ body: 1 }), { code: "MessagingEntityNotFound" });
    await assert.rejects(client.createReceiver("nowhere").receiveMessages(1, soon), { code: "MessagingEntityNotFound" });
  });

  it("bears 200 fresh connections in a row", async () => {
    for (let i = 0; i < 200; i++) {
      const fresh = broker.client();
      await fresh.createSender("b").sendMessages({ body: i });
      const [message] = await fresh
        .createReceiver("b", { receiveMode: "receiveAndDelete" })
        .receiveMessages(1, wait);
      assert.equal(message.body, i);
      await fresh.close();
    }
  });
});
