using Microsoft.Data.Sqlite;

namespace Tahoon.SystemTests.Support;

/// <summary>What a dead process had taken for itself is free, as if its 15 s were over.</summary>
internal static class Leases
{
    public static void End(string folder)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "booking.db")};Pooling=False");
        connection.Open();
        using var end = connection.CreateCommand();
        end.CommandText = """
            PRAGMA busy_timeout = 5000;
            UPDATE Claims SET LeaseUntil = '1970-01-01 00:00:00' WHERE NOT Finished;
            UPDATE Outbox SET LeaseUntil = '1970-01-01 00:00:00' WHERE LeaseUntil IS NOT NULL
            """;
        end.ExecuteNonQuery();
    }
}
