using System.Threading.Channels;
using Microsoft.Data.Sqlite;

namespace Tahoon.DevBroker.Storage;

/// <summary>
/// The one writer of the broker's file. Whatever waits when it comes round goes to disk in one commit, so that many peers
/// share one flush; callers are told in the order in which they asked, after the commit.
/// </summary>
internal sealed partial class Journal : IAsyncDisposable
{
    private const int MostWritesInACommit = 1000;
    private const int DiskFull = 13;

    private readonly Channel<Write> _writes = Channel.CreateUnbounded<Write>(new() { SingleReader = true });
    private readonly SqliteConnection _connection;
    private readonly SqliteConnection _reader;
    private readonly Statements _statements;
    private readonly Lock _reading = new();
    private readonly ILogger<Journal> _log;
    private readonly Task _writing;
    private long _lastSequence;

    public Journal(string folder, ILogger<Journal> log)
    {
        _log = log;
        _connection = BrokerFile.Open(folder);
        _reader = BrokerFile.Open(folder);
        _statements = new Statements(_connection);
        _lastSequence = _connection.LastSequence();
        Stored = _connection.Messages();
        _writing = Task.Run(WriteAsync);
    }

    /// <summary>What the file held when it was opened.</summary>
    public IReadOnlyList<StoredMessage> Stored { get; }

    /// <summary>While set, every write fails as on a full disk.</summary>
    public bool Full { get; set; }

    public bool CanWrite => !Full && !_writing.IsCompleted;

    public long NextSequence() => Interlocked.Increment(ref _lastSequence);

    /// <summary>Puts the changes on disk, all or none, and then calls <paramref name="done"/>, with what went wrong or null.</summary>
    public void Put(IReadOnlyList<Change> changes, Action<Exception?> done)
    {
        if (!_writes.Writer.TryWrite(new Write(changes, done)))
            done(new ObjectDisposedException(nameof(Journal)));
    }

    /// <summary>The content of a message that is on disk.</summary>
    public byte[] Read(long sequence)
    {
        lock (_reading)
        {
            using var command = _reader.CreateCommand();
            command.CommandText = "select content from messages where sequence = $1";
            command.Parameters.AddWithValue("$1", sequence);
            return (byte[])command.ExecuteScalar()!;
        }
    }

    public async ValueTask DisposeAsync()
    {
        _writes.Writer.TryComplete();
        await _writing;
        _statements.Dispose();
        await _connection.DisposeAsync();
        await _reader.DisposeAsync();
    }

    private async Task WriteAsync()
    {
        var batch = new List<Write>();
        while (await _writes.Reader.WaitToReadAsync())
        {
            while (batch.Count < MostWritesInACommit && _writes.Reader.TryRead(out var write))
                batch.Add(write);

            var failure = Commit(batch);
            foreach (var write in batch)
                write.Done(failure);
            batch.Clear();
        }
    }

    private Exception? Commit(List<Write> batch)
    {
        try
        {
            if (Full)
                throw new SqliteException("database or disk is full", DiskFull);

            var deleted = batch.SelectMany(write => write.Changes).OfType<Change.Delete>().Select(d => d.Sequence).ToHashSet();
            using var transaction = _connection.BeginTransaction();
            foreach (var change in batch.SelectMany(write => write.Changes))
            {
                // a note on a message that this very commit deletes is work for nothing
                if (change is not Change.Note note || !deleted.Contains(note.Sequence))
                    _statements.Run(change, transaction);
            }

            transaction.Commit();
            return null;
        }
        catch (Exception e) when (e is SqliteException or InvalidOperationException)
        {
            Log.NotWritten(_log, batch.Count, e);
            return e;
        }
    }

    private sealed record Write(IReadOnlyList<Change> Changes, Action<Exception?> Done);

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "A commit of {Writes} writes failed")]
        public static partial void NotWritten(ILogger log, int writes, Exception failure);
    }
}
