using Tahoon.Invariants;

namespace Tahoon.Upgrade;

/// <summary>
/// What chaos may leave and a roll-out may not: a message that a version could not read, and work that it could not do on what the
/// other one wrote.
/// </summary>
internal static class Leftovers
{
    private static readonly (string What, string Sql)[] Never =
    [
        ("dead letter", "SELECT queue || ' ' || message_id FROM broker.messages WHERE dead = 1"),
        ("meeting undone", "SELECT Id FROM booking.Meetings WHERE State <> 2"),
        ("notice undone", "SELECT Id FROM notification.Notices WHERE State <> 2"),
        ("push undone", "SELECT Id FROM notification.Pushes WHERE State <> 2"),
    ];

    public static IReadOnlyList<string> In(string dataFolder)
    {
        using var databases = Databases.Open(dataFolder);
        return [.. Never.SelectMany(never => databases.Ids(never.Sql).Select(id => $"{never.What}: {id}"))];
    }
}
