namespace Tahoon.Messaging;

/// <summary>One message as a queue carries it: a CloudEvent in structured JSON, and what a broker needs to know of it.</summary>
/// <param name="Id">The CloudEvent's id, at most 128 characters; consumers tell a repeated message by it.</param>
/// <param name="Subject">The CloudEvent's type, such as <c>tahoon.session-booked.v1</c>; shown by broker tools.</param>
/// <param name="Body">The CloudEvent, UTF-8 JSON, at most 256 KiB.</param>
/// <param name="TraceParent">W3C trace context of the change that caused the message, or null.</param>
/// <param name="TraceState">W3C trace state that goes with it, or null.</param>
public sealed record QueueMessage(
    string Id, string Subject, ReadOnlyMemory<byte> Body, string? TraceParent = null, string? TraceState = null)
{
    /// <summary>The media type every message of Tahoon has.</summary>
    public const string ContentType = "application/cloudevents+json";
}

/// <summary>A message under a peek-lock, as a handler sees it.</summary>
/// <param name="Message">What was sent.</param>
/// <param name="DeliveryCount">1 on the first delivery; raised by every abandon and every lock that ran out.</param>
/// <param name="SequenceNumber">The broker's number of the message, unique in its queue.</param>
/// <param name="EnqueuedAt">When the message became receivable, UTC.</param>
public sealed record ReceivedMessage(
    QueueMessage Message, int DeliveryCount, long SequenceNumber, DateTimeOffset EnqueuedAt);

/// <summary>A message in a queue's dead letters.</summary>
/// <param name="Message">What was sent.</param>
/// <param name="DeliveryCount">How often it was delivered; looking for another dead letter may count.</param>
/// <param name="SequenceNumber">The broker's number of the message; sent again, it has another.</param>
/// <param name="EnqueuedAt">When the message became receivable, UTC.</param>
/// <param name="Reason">A stable word, such as <c>MaxDeliveryCountExceeded</c>, or null.</param>
/// <param name="Description">More about the reason, or null.</param>
public sealed record DeadMessage(
    QueueMessage Message,
    int DeliveryCount,
    long SequenceNumber,
    DateTimeOffset EnqueuedAt,
    string? Reason,
    string? Description);
