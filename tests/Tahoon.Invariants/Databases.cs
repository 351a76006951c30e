using Microsoft.Data.Sqlite;

namespace Tahoon.Invariants;

/// <summary>
/// All databases of a data folder side by side, as no service may have them: <c>identity</c>, <c>scheduling</c>,
/// <c>booking</c>, <c>notification</c>, <c>broker</c>, and what the partner simulators were asked as <c>temp.Rooms</c> and
/// <c>temp.Acceptances</c>. Nothing of it can be written.
/// </summary>
internal sealed class Databases : IDisposable
{
    private static readonly (string Name, string File)[] Files =
    [
        ("identity", "identity.db"), ("scheduling", "scheduling.db"), ("booking", "booking.db"),
        ("notification", "notification.db"), ("broker", Path.Combine("broker", "broker.db")),
    ];

    private readonly SqliteConnection _connection;

    private Databases(SqliteConnection connection) => _connection = connection;

    /// <summary>False where the partners are not simulated, so that nobody knows what they were asked.</summary>
    public bool HavePartners { get; private init; }

    public static IReadOnlyList<string> Missing(string folder) =>
        [.. Files.Select(file => file.File).Where(file => !File.Exists(Path.Combine(folder, file)))];

    public static Databases Open(string folder)
    {
        // what is attached to a read-only connection is read-only too
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = Path.Combine(folder, "booking.db"),
            Mode = SqliteOpenMode.ReadOnly,
            Pooling = false,
        }.ConnectionString);
        connection.Open();
        connection.Execute("PRAGMA busy_timeout = 5000");
        foreach (var (name, file) in Files)
            connection.Execute($"ATTACH DATABASE $file AS {name}", ("$file", Path.Combine(folder, file)));
        return new Databases(connection) { HavePartners = PartnerRecords.Load(connection, Path.Combine(folder, "partners")) };
    }

    /// <summary>The first column of every row: the ids of what must not be.</summary>
    public IReadOnlyList<string> Ids(string sql) => Rows(sql, row => row.GetValue(0).ToString()!);

    public List<T> Rows<T>(string sql, Func<SqliteDataReader, T> read)
    {
        using var command = _connection.Command(sql);
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
            rows.Add(read(reader));
        return rows;
    }

    public void Dispose() => _connection.Dispose();
}
