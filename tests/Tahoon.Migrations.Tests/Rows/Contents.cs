using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Tahoon.Migrations.Tests.Rows;

/// <summary>All rows of a SQLite file, by table and key, each as its columns' texts.</summary>
internal sealed class Contents
{
    public required IReadOnlyDictionary<string, IReadOnlyList<IReadOnlyDictionary<string, string>>> Tables { get; init; }

    /// <summary>The schema's own statements.</summary>
    public required IReadOnlyList<string> Schema { get; init; }

    public static Contents Of(string connectionString)
    {
        using var connection = new SqliteConnection(connectionString + ";Pooling=False");
        connection.Open();
        var tables = Read(connection, "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '\\_\\_%' ESCAPE '\\'")
            .Select(row => row["name"]).ToList();
        return new()
        {
            Tables = tables.ToDictionary(table => table, table => (IReadOnlyList<IReadOnlyDictionary<string, string>>)Read(connection, $"SELECT * FROM \"{table}\" ORDER BY 1, 2")),
            Schema = [.. Read(connection, "SELECT IFNULL(sql, name) AS sql FROM sqlite_master ORDER BY name").Select(row => row["sql"])],
        };
    }

    /// <summary>What the file says against itself; nothing where it is whole.</summary>
    public static IReadOnlyList<string> Broken(string connectionString)
    {
        using var connection = new SqliteConnection(connectionString + ";Pooling=False");
        connection.Open();
        return
        [
            .. Read(connection, "PRAGMA foreign_key_check").Select(row => $"{row["table"]} {row["rowid"]} names nothing in {row["parent"]}"),
            .. Read(connection, "PRAGMA integrity_check").Select(row => row["integrity_check"]).Where(line => line != "ok"),
        ];
    }

    /// <summary>Whether some row of a table has these texts in these columns, beside columns of its own.</summary>
    public bool Has(string table, IReadOnlyDictionary<string, string> row) =>
        Tables[table].Any(candidate => row.All(column => candidate.GetValueOrDefault(column.Key) == column.Value));

    public IEnumerable<string> Lines() =>
        Tables.OrderBy(table => table.Key, StringComparer.Ordinal).SelectMany(table => table.Value.Select(row => $"{table.Key}: {string.Join('|', row)}"))
            .Concat(Schema);

    private static List<IReadOnlyDictionary<string, string>> Read(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        List<IReadOnlyDictionary<string, string>> rows = [];
        while (reader.Read())
            rows.Add(Enumerable.Range(0, reader.FieldCount).ToDictionary(reader.GetName, place => Text(reader.GetValue(place))));
        return rows;
    }

    private static string Text(object value) => value is byte[] bytes
        ? Convert.ToHexString(bytes)
        : Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
}
