using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;

namespace Tahoon.Invariants;

/// <summary>Short ways to run SQL, all of it constants of this program.</summary>
internal static class Commands
{
    public static void Execute(this SqliteConnection connection, string sql, params ReadOnlySpan<(string Name, string Value)> parameters)
    {
        using var command = connection.Command(sql);
        foreach (var (name, value) in parameters)
            command.Parameters.AddWithValue(name, value);
        command.ExecuteNonQuery();
    }

    [SuppressMessage("Security", "CA2100", Justification = "Only constants come here; what varies is a parameter.")]
    public static SqliteCommand Command(this SqliteConnection connection, string sql)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        return command;
    }
}
