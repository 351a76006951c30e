using System.Collections;
using Amqp.Types;
using Tahoon.DevBroker.Queues;
using Tahoon.DevBroker.Wire;

namespace Tahoon.DevBroker.Management;

/// <summary>A management request's body, its values in the types they should have.</summary>
internal sealed class RequestBody(Map? body)
{
    public IReadOnlyList<Guid> LockTokens() => [.. Items("lock-tokens").Select(token => Is<Guid>(token, "lock-tokens"))];

    public IReadOnlyList<long> SequenceNumbers() =>
        [.. Items("sequence-numbers").Select(number => Integer(number, "sequence-numbers"))];

    public long Number(string key) => Integer(body?[key], key);

    /// <summary>The messages to schedule.</summary>
    public IReadOnlyList<IncomingMessage> Messages() =>
        [.. Items("messages").Select(item => IncomingMessage.Single(Is<byte[]>(Is<Map>(item, "messages")["message"], "message")))];

    public Decision Decided() => (body?["disposition-status"] as string) switch
    {
        "completed" => new Decision.Complete(),
        "abandoned" => new Decision.Abandon(),
        "defered" => new Decision.Defer(),
        "suspended" => new Decision.DeadLetter(body!["deadletter-reason"] as string, body["deadletter-description"] as string),
        _ => throw AmqpFault.Decode("disposition-status is none of completed, abandoned, defered, suspended"),
    };

    private List<object?> Items(string key)
    {
        var items = Is<IEnumerable>(body?[key], key).Cast<object?>().ToList();
        return items.Count > 0 ? items : throw AmqpFault.Decode($"{key} is empty");
    }

    private static long Integer(object? value, string key) => value switch
    {
        long number => number,
        int number => number,
        uint number => number,
        ulong number and <= long.MaxValue => (long)number,
        _ => throw AmqpFault.Decode($"{key} is not a number"),
    };

    private static T Is<T>(object? value, string key) =>
        value is T wanted ? wanted : throw AmqpFault.Decode($"{key} is missing or of a wrong type");
}
