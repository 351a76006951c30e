using System.Collections.Frozen;
using Tahoon.DevBroker.Storage;

namespace Tahoon.DevBroker.Queues;

/// <summary>The broker's queues, filled from its file.</summary>
internal sealed partial class QueueSet : IDisposable
{
    private const long MostContentInMemory = 64 * 1024 * 1024;
    private readonly FrozenDictionary<string, MessageQueue> _queues;

    public QueueSet(IReadOnlyList<string> names, QueueRules rules, Journal journal, TimeProvider clock, ILogger<QueueSet> log)
    {
        var kept = new KeptContent(MostContentInMemory);
        _queues = names.ToFrozenDictionary(
            name => name,
            name => new MessageQueue(
                name, new MessageQueue(name, null, rules, journal, kept, clock), rules, journal, kept, clock),
            StringComparer.OrdinalIgnoreCase);

        foreach (var messages in journal.Stored.GroupBy(message => message.Queue, StringComparer.OrdinalIgnoreCase))
        {
            if (_queues.GetValueOrDefault(messages.Key) is not { } queue)
            {
                Log.NoSuchQueue(log, messages.Key, messages.Count());
                continue;
            }

            foreach (var message in messages)
                (message.Dead ? queue.DeadLetters! : queue).Restore(message);
        }
    }

    public IEnumerable<MessageQueue> All => _queues.Values.OrderBy(queue => queue.Name, StringComparer.Ordinal);

    public MessageQueue? Find(string name) => _queues.GetValueOrDefault(name);

    public void Dispose()
    {
        foreach (var queue in _queues.Values)
        {
            queue.Dispose();
            queue.DeadLetters!.Dispose();
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning,
            Message = "The file has {Messages} messages of the queue {Queue}, which this broker was not told of")]
        public static partial void NoSuchQueue(ILogger log, string queue, int messages);
    }
}
