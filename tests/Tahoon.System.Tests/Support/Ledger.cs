using Microsoft.Data.Sqlite;

namespace Tahoon.SystemTests.Support;

/// <summary>Reads Booking's and Scheduling's databases side by side, as no service may.</summary>
internal sealed class Ledger(string dataFolder)
{
    /// <summary>Each counts what is still under way.</summary>
    private static readonly (string What, string Sql)[] Waiting =
    [
        ("pending allocations", "SELECT COUNT(*) FROM scheduling.Allocations WHERE State = 2"),
        ("unsent messages", "SELECT COUNT(*) FROM Outbox WHERE SentAt IS NULL"),
        ("rooms to arrange", "SELECT COUNT(*) FROM Meetings WHERE State = 1"),
    ];

    /// <summary>Each finds what must not be.</summary>
    private static readonly (string Rule, string Sql)[] Rules =
    [
        ("an active booking has a confirmed allocation of its own",
            """
            SELECT COUNT(*) FROM Bookings b LEFT JOIN scheduling.Allocations a ON a.Id = b.AllocationId
            WHERE b.Status = 1 AND (a.Id IS NULL OR a.State <> 3 OR a.Owner <> b.BookingId OR a.StartsAt <> b.Start)
            """),
        ("a confirmed allocation has an active booking",
            """
            SELECT COUNT(*) FROM scheduling.Allocations a LEFT JOIN Bookings b ON b.AllocationId = a.Id AND b.Status = 1
            WHERE a.State = 3 AND b.BookingId IS NULL
            """),
        ("a confirmed allocation has exactly its cells",
            """
            SELECT COUNT(*) FROM scheduling.Allocations a WHERE a.State = 3 AND a.EndCell - a.FirstCell <>
            (SELECT COUNT(*) FROM scheduling.Cells c WHERE c.AllocationId = a.Id AND c.Number >= a.FirstCell AND c.Number < a.EndCell)
            """),
        ("a cell belongs to a live allocation",
            "SELECT COUNT(*) FROM scheduling.Cells c JOIN scheduling.Allocations a ON a.Id = c.AllocationId WHERE a.State = 4"),
        ("no two active bookings of a provider overlap",
            """
            SELECT COUNT(*) FROM Bookings a JOIN Bookings b ON a.ProviderId = b.ProviderId AND a.BookingId < b.BookingId
            WHERE a.Status = 1 AND b.Status = 1 AND a.Start < b."End" AND b.Start < a."End"
            """),
        ("a booking has its events, one for each version",
            "SELECT COUNT(*) FROM Bookings b WHERE b.Version <> (SELECT COUNT(*) FROM BookingEvents e WHERE e.BookingId = b.BookingId)"),
    ];

    /// <summary>What is still under way, with how often; nothing once all is settled.</summary>
    public IReadOnlyList<string> Unsettled() => Found(Waiting);

    /// <summary>The rules that do not hold, with how often.</summary>
    public IReadOnlyList<string> Broken() => Found(Rules);

    private List<string> Found((string What, string Sql)[] questions) =>
        [.. questions.Select(question => (question.What, Count: Count(question.Sql)))
            .Where(found => found.Count > 0).Select(found => $"{found.What}: {found.Count}")];

    private long Count(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(dataFolder, "booking.db")};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var attach = connection.CreateCommand();
        attach.CommandText = "ATTACH DATABASE $file AS scheduling";
        attach.Parameters.AddWithValue("$file", Path.Combine(dataFolder, "scheduling.db"));
        attach.ExecuteNonQuery();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)command.ExecuteScalar()!;
    }
}
