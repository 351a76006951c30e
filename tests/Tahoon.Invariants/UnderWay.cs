using Microsoft.Data.Sqlite;

namespace Tahoon.Invariants;

/// <summary>What still moves by itself, and changes nothing any more once there is none of it.</summary>
internal static class UnderWay
{
    private static readonly (string What, string Sql)[] All =
    [
        ("pending allocations", "SELECT Id FROM scheduling.Allocations WHERE State = 2"),
        ("unsent messages", "SELECT EventId FROM booking.Outbox WHERE SentAt IS NULL UNION ALL SELECT EventId FROM identity.Outbox WHERE SentAt IS NULL"),
        ("messages in queues", "SELECT sequence FROM broker.messages WHERE dead = 0"),
        ("rooms to open or close", "SELECT Id FROM booking.Meetings WHERE State = 1"),
        ("notices", "SELECT Id FROM notification.Notices WHERE State = 1"),
        ("pushes", "SELECT Id FROM notification.Pushes WHERE State = 1"),
    ];

    /// <summary>Each kind with how many; the database's own words where it is busy.</summary>
    public static IReadOnlyList<string> In(string folder)
    {
        try
        {
            using var databases = Databases.Open(folder);
            return [.. All.Select(moving => (moving.What, databases.Ids(moving.Sql).Count))
                .Where(moving => moving.Count > 0).Select(moving => $"{moving.Count} {moving.What}")];
        }
        catch (SqliteException busy)
        {
            return [busy.Message];
        }
    }
}
