using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;

namespace Tahoon.SecurityTests.Input;

/// <summary>All that the services' databases hold, as one hash a table.</summary>
internal sealed class Contents
{
    /// <summary>Tables that a refused request may touch, each with the reason.</summary>
    private static readonly Dictionary<string, string> Housekeeping = new(StringComparer.Ordinal)
    {
        ["Claims"] = "a key is claimed before the user and provider that the request names are looked up, and given up after it",
        ["Outbox"] = "rows of earlier requests are leased, sent and swept",
        ["UserKeys"] = "a user's key is made before there is anything to encrypt with it",
        ["DataProtectionKeys"] = "the key ring is renewed by itself",
    };

    /// <summary>Tables of work rows: one that waits is changed when its turn comes.</summary>
    private static readonly string[] Work = ["Meetings", "Notices", "Pushes"];

    private readonly Dictionary<string, string> _tables = new(StringComparer.Ordinal);

    public int Tables => _tables.Count;

    /// <summary>True where work is still to be done.</summary>
    public bool Works { get; private set; }

    public static Contents Read(string dataFolder)
    {
        var contents = new Contents();
        foreach (var file in Directory.EnumerateFiles(dataFolder, "*.db"))
        {
            using var connection = new SqliteConnection(new SqliteConnectionStringBuilder
            {
                DataSource = file,
                Mode = SqliteOpenMode.ReadOnly,
                Pooling = false,
            }.ConnectionString);
            connection.Open();
            var names = Names(connection);
            contents.Works |= names.Intersect(Work).Any(table => Rows(connection, $"SELECT 1 FROM \"{table}\" WHERE State = 1").Count > 0);
            foreach (var table in names.Where(name => !Housekeeping.ContainsKey(name)))
                contents._tables[$"{Path.GetFileNameWithoutExtension(file)}.{table}"] = Hash(connection, table);
        }

        return contents;
    }

    /// <summary>The tables that are not as they were.</summary>
    public IEnumerable<string> ChangedSince(Contents before) =>
        _tables.Where(table => before._tables.GetValueOrDefault(table.Key) != table.Value).Select(table => table.Key);

    private static List<string> Names(SqliteConnection connection) =>
        Rows(connection, "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name NOT LIKE '\\_\\_EF%' ESCAPE '\\'");

    private static string Hash(SqliteConnection connection, string table) => Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', Rows(connection, $"SELECT * FROM \"{table}\"").Order(StringComparer.Ordinal)))));

    private static List<string> Rows(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
            rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(column => reader.GetValue(column) switch
            {
                byte[] bytes => Convert.ToHexStringLower(bytes),
                var value => FormattableString.Invariant($"{value}"),
            })));
        return rows;
    }
}
