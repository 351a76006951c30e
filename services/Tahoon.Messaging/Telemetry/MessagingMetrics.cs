using System.Diagnostics.Metrics;

namespace Tahoon.Messaging.Telemetry;

/// <summary>What becomes of messages and of the work that they bring, after OpenTelemetry's semantic conventions where there are any.</summary>
internal sealed class MessagingMetrics
{
    public const string MeterName = "Tahoon.Messaging";

    private readonly Histogram<double> _sends, _processings;
    private readonly Counter<long> _sent, _consumed, _repeats, _tries;
    private readonly Gauge<long> _unsent, _work;
    private readonly Gauge<double> _unsentAge, _dueAge;

    public MessagingMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        _sends = meter.CreateHistogram<double>(
            "messaging.client.operation.duration", "s",
            "How long it took to send a batch. By `messaging.system`, `messaging.operation.name`, `messaging.destination.name`, `error.type`.");
        _processings = meter.CreateHistogram<double>(
            "messaging.process.duration", "s",
            "How long a message was handled. By `messaging.system`, `messaging.operation.name`, `messaging.destination.name`, `error.type`.");
        _sent = meter.CreateCounter<long>(
            "messaging.client.sent.messages", "{message}",
            "Messages that were to be sent. By `messaging.system`, `messaging.operation.name`, `messaging.destination.name`, `error.type`.");
        _consumed = meter.CreateCounter<long>(
            "messaging.client.consumed.messages", "{message}",
            "Messages that were received. By `messaging.system`, `messaging.operation.name`, `messaging.destination.name`, `error.type`.");
        _repeats = meter.CreateCounter<long>(
            "tahoon.inbox.repeats", "{message}", "Messages that had been handled before. By `queue`.");
        _tries = meter.CreateCounter<long>(
            "tahoon.work.tries", "{try}", "Tries of work: `done`, `later`, or `dead`. By `work`, `outcome`.");
        _unsent = meter.CreateGauge<long>("tahoon.outbox.unsent", "{message}", "Messages that wait in the outbox. By `queue`.");
        _unsentAge = meter.CreateGauge<double>("tahoon.outbox.age", "s", "Since when the oldest of them waits. By `queue`.");
        _work = meter.CreateGauge<long>(
            "tahoon.work.rows", "{row}", "Work: `due` now, being tried (`leased`), to be tried `later`, or given up (`dead`). By `work`, `state`.");
        _dueAge = meter.CreateGauge<double>("tahoon.work.due.age", "s", "How long the longest has been due without being tried. By `work`.");
    }

    public void Sent(string queue, int messages, TimeSpan duration, Exception? failure)
    {
        var tags = MessagingTelemetry.Tags(queue, "send", failure?.GetType().Name);
        _sends.Record(duration.TotalSeconds, tags);
        _sent.Add(messages, tags);
    }

    /// <param name="problem">Null where it was handled.</param>
    public void Processed(string queue, TimeSpan duration, string? problem)
    {
        var tags = MessagingTelemetry.Tags(queue, "process", problem);
        _processings.Record(duration.TotalSeconds, tags);
        _consumed.Add(1, tags);
    }

    public void Repeated(string queue) => _repeats.Add(1, new KeyValuePair<string, object?>("queue", queue));

    public void Tried(string work, string outcome) => _tries.Add(1, new("work", work), new("outcome", outcome));

    public void Outbox(string queue, long unsent, TimeSpan age)
    {
        _unsent.Record(unsent, new KeyValuePair<string, object?>("queue", queue));
        _unsentAge.Record(age.TotalSeconds, new KeyValuePair<string, object?>("queue", queue));
    }

    public void Work(string work, string state, long rows) => _work.Record(rows, new("work", work), new("state", state));

    public void Due(string work, TimeSpan longest) => _dueAge.Record(longest.TotalSeconds, new KeyValuePair<string, object?>("work", work));
}
