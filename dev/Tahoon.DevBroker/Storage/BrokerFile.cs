using Microsoft.Data.Sqlite;

namespace Tahoon.DevBroker.Storage;

/// <summary>The one file a broker keeps everything in.</summary>
internal static class BrokerFile
{
    private const string Schema = """
        create table if not exists messages(
            sequence integer primary key autoincrement,
            queue text not null,
            dead integer not null,
            message_id text not null,
            enqueued_at integer not null,
            deliveries integer not null,
            deferred integer not null,
            reason text,
            description text,
            content blob not null)
        """;

    /// <summary>Opens the file, made if it isn't there; every commit is on disk when it returns.</summary>
    public static SqliteConnection Open(string folder)
    {
        Directory.CreateDirectory(folder);
        var source = new SqliteConnectionStringBuilder
        {
            DataSource = Path.Combine(folder, "broker.db"),
            Pooling = false,
        };
        var connection = new SqliteConnection(source.ConnectionString);
        connection.Open();
        connection.Execute("pragma busy_timeout = 5000");
        connection.Execute("pragma journal_mode = wal");
        connection.Execute("pragma synchronous = full");
        // a message that was taken leaves nothing behind: it may have told of somebody who is erased by now
        connection.Execute("pragma secure_delete = on");
        connection.Execute(Schema);
        return connection;
    }

    /// <summary>All messages in the order of their sequence numbers, without their content.</summary>
    public static List<StoredMessage> Messages(this SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = """
            select sequence, queue, dead, message_id, enqueued_at, deliveries, deferred, reason, description
            from messages order by sequence
            """;
        using var rows = command.ExecuteReader();
        var messages = new List<StoredMessage>();
        while (rows.Read())
        {
            messages.Add(new StoredMessage(
                rows.GetInt64(0), rows.GetString(1), rows.GetBoolean(2), rows.GetString(3),
                DateTimeOffset.FromUnixTimeMilliseconds(rows.GetInt64(4)), rows.GetInt32(5), rows.GetBoolean(6),
                Text(rows, 7), Text(rows, 8)));
        }

        return messages;
    }

    /// <summary>The highest sequence number ever given, so that none is given twice.</summary>
    public static long LastSequence(this SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "select coalesce(max(seq), 0) from sqlite_sequence where name = 'messages'";
        return (long)command.ExecuteScalar()!;
    }

    private static string? Text(SqliteDataReader rows, int column) => rows.IsDBNull(column) ? null : rows.GetString(column);

    private static void Execute(this SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // only the constants above come here
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
