using Tahoon.DevBroker.Queues;

namespace Tahoon.DevBroker.Connections;

/// <summary>What a link's address names: <c>queue</c>, <c>queue/$DeadLetterQueue</c>, either with <c>/$management</c>, or <c>$cbs</c>.</summary>
/// <param name="Node">The address in one spelling, by which requests and their replies find each other.</param>
internal sealed record EntityAddress(string Node, string Queue, bool DeadLetters, bool Management)
{
    private const string ManagementSuffix = "/$management";
    private const string DeadLetterSuffix = "/$deadletterqueue";
    private const string Cbs = "$cbs";

    public bool IsCbs => Node == Cbs;

    public static EntityAddress? Parse(string? address)
    {
        if (string.IsNullOrWhiteSpace(address))
            return null;

        var path = Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Host.Length > 0 ? uri.AbsolutePath : address;
        var node = path.Trim('/').ToLowerInvariant();
        var queue = Without(node, ManagementSuffix, out var management);
        queue = Without(queue, DeadLetterSuffix, out var deadLetters);
        return new EntityAddress(node, queue, deadLetters, management);
    }

    public MessageQueue? In(QueueSet queues) =>
        DeadLetters ? queues.Find(Queue)?.DeadLetters : queues.Find(Queue);

    private static string Without(string path, string suffix, out bool had)
    {
        had = path.EndsWith(suffix, StringComparison.Ordinal);
        return had ? path[..^suffix.Length] : path;
    }
}
