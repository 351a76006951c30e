using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;

namespace Tahoon.SystemTests.Invariants;

/// <summary>A way to break a data folder on purpose.</summary>
/// <param name="Sql">
/// Runs over all databases, without their constraints. <c>One</c> and <c>Other</c> are active bookings, <c>Gone</c> is a
/// cancelled one.
/// </param>
/// <param name="File">The partner's record that gets a line, if any.</param>
/// <param name="Line">The query that makes the line, of <c>$last</c>, the record's last one.</param>
internal sealed record Break(string? Sql = null, string? File = null, string? Line = null)
{
    private const string Open = """
        PRAGMA foreign_keys = OFF;
        PRAGMA ignore_check_constraints = ON;
        ATTACH DATABASE $folder || '/identity.db' AS identity;
        ATTACH DATABASE $folder || '/scheduling.db' AS scheduling;
        ATTACH DATABASE $folder || '/booking.db' AS booking;
        ATTACH DATABASE $folder || '/notification.db' AS notification;
        ATTACH DATABASE $folder || '/broker/broker.db' AS broker;
        CREATE TEMP TABLE One AS SELECT * FROM booking.Bookings WHERE Status = 1 ORDER BY CreatedAt DESC LIMIT 1;
        CREATE TEMP TABLE Other AS SELECT * FROM booking.Bookings WHERE Status = 1 ORDER BY CreatedAt DESC LIMIT 1 OFFSET 1;
        CREATE TEMP TABLE Gone AS SELECT * FROM booking.Bookings WHERE Status = 2 ORDER BY CreatedAt DESC LIMIT 1;
        """;

    public void Apply(string folder)
    {
        using var connection = new SqliteConnection("Data Source=:memory:;Pooling=False");
        connection.Open();
        Run(connection, Open, ("$folder", folder));
        if (Sql is not null && Convert.ToInt32(Run(connection, $"{Sql}; SELECT TOTAL_CHANGES()")) == 0)
            throw new InvalidOperationException($"Nothing was broken by {Sql}");
        if (File is null)
            return;

        var record = Path.Combine(folder, "partners", File);
        var line = Run(connection, Line!, ("$last", System.IO.File.ReadLines(record).Last()));
        System.IO.File.AppendAllText(record, $"{line}\n");
    }

    [SuppressMessage("Security", "CA2100", Justification = "Only the constants of these tests come here.")]
    private static object? Run(SqliteConnection connection, string sql, params ReadOnlySpan<(string Name, string Value)> parameters)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in parameters)
            command.Parameters.AddWithValue(name, value);
        return command.ExecuteScalar();
    }
}
