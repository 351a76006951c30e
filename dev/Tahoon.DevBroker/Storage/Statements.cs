using Microsoft.Data.Sqlite;

namespace Tahoon.DevBroker.Storage;

/// <summary>The prepared statements behind the changes; used by the one writer only.</summary>
internal sealed class Statements : IDisposable
{
    private readonly SqliteCommand _insert;
    private readonly SqliteCommand _delete;
    private readonly SqliteCommand _note;
    private readonly SqliteCommand _bury;

    public Statements(SqliteConnection connection)
    {
        _insert = connection.CreateCommand();
        _insert.CommandText = """
            insert into messages(sequence, queue, dead, message_id, enqueued_at, deliveries, deferred, content)
            values ($1, $2, 0, $3, $4, 0, 0, $5)
            """;
        _delete = connection.CreateCommand();
        _delete.CommandText = "delete from messages where sequence = $1";
        _note = connection.CreateCommand();
        _note.CommandText = "update messages set deliveries = $2, deferred = $3 where sequence = $1";
        _bury = connection.CreateCommand();
        _bury.CommandText = "update messages set dead = 1, deferred = 0, reason = $2, description = $3 where sequence = $1";
    }

    public void Run(Change change, SqliteTransaction transaction)
    {
        switch (change)
        {
            case Change.Insert(var message, var content):
                Run(_insert, transaction, message.Sequence, message.Queue, message.MessageId,
                    message.EnqueuedAt.ToUnixTimeMilliseconds(), content.ToArray());
                break;
            case Change.Delete(var sequence):
                Run(_delete, transaction, sequence);
                break;
            case Change.Note(var sequence, var deliveries, var deferred):
                Run(_note, transaction, sequence, deliveries, deferred);
                break;
            case Change.Bury(var sequence, var reason, var description):
                Run(_bury, transaction, sequence, reason, description);
                break;
        }
    }

    public void Dispose()
    {
        _insert.Dispose();
        _delete.Dispose();
        _note.Dispose();
        _bury.Dispose();
    }

    private static void Run(SqliteCommand command, SqliteTransaction transaction, params ReadOnlySpan<object?> values)
    {
        command.Transaction = transaction;
        for (var i = 0; i < values.Length; i++)
        {
            if (command.Parameters.Count == i)
                command.Parameters.Add(new SqliteParameter { ParameterName = $"${i + 1}" });
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
        }

        command.ExecuteNonQuery();
    }
}
