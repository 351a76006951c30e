using System.Diagnostics;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Tahoon.Contracts.Events;
using Tahoon.Messaging.Telemetry;

namespace Tahoon.Messaging.Outbox;

/// <summary>Adds messages to the transaction that makes them true.</summary>
public static class OutboxWriting
{
    /// <summary>Owes an event to one or more queues; the relay sends it after the commit.</summary>
    /// <param name="context">The context of the running transaction.</param>
    /// <param name="source">The service that says it.</param>
    /// <param name="data">What happened.</param>
    /// <param name="now">When, UTC.</param>
    /// <param name="queues">Names of <see cref="QueueNames"/>.</param>
    /// <returns>The event's id.</returns>
    public static Guid AddToOutbox<TEvent>(
        this DbContext context, string source, TEvent data, DateTime now, params ReadOnlySpan<string> queues)
        where TEvent : IEvent => context.AddToOutbox(Guid.CreateVersion7(), source, data, now, queues);

    /// <summary>The same under an id that is chosen, so that the message can be found again by it.</summary>
    public static Guid AddToOutbox<TEvent>(
        this DbContext context, Guid id, string source, TEvent data, DateTime now, params ReadOnlySpan<string> queues)
        where TEvent : IEvent
    {
        var body = Encoding.UTF8.GetString(CloudEventJson.Encode(id, source, now, data).Span);
        foreach (var queue in queues)
        {
            using var created = MessagingTelemetry.Creating(queue, id.ToString());
            var trace = created ?? Activity.Current;
            context.Add(new OutboxRow
            {
                EventId = id,
                Queue = queue,
                Type = TEvent.Type,
                Body = body,
                OccurredAt = now,
                TraceParent = trace is { IdFormat: ActivityIdFormat.W3C } ? trace.Id : null,
                TraceState = trace?.TraceStateString is { Length: <= 512 } state ? state : null,
            });
        }

        return id;
    }
}
