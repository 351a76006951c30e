using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Tahoon.Testing;

namespace Tahoon.SearchTests;

/// <summary>Counts the statements that one database is sent, and the rows that are read from it, while this lives.</summary>
internal sealed class Statements : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private readonly string _connectionString;
    private readonly List<IDisposable> _subscriptions = [];
    private int _count, _rows;

    public Statements(string connectionString)
    {
        TestServers.SqliteAlone("its statements are counted");
        _connectionString = connectionString;
        _subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));
    }

    public int Count => _count;

    public int Rows => _rows;

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == DbLoggerCategory.Name)
            _subscriptions.Add(value.Subscribe(this));
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Value is CommandExecutedEventData executed && IsMine(executed.Command.Connection?.DataSource))
            Interlocked.Increment(ref _count);
        // whoever reads to the end looks once more than there are rows
        else if (value.Value is DataReaderDisposingEventData read && IsMine(read.Command.Connection?.DataSource))
            Interlocked.Add(ref _rows, read.ReadCount - 1);
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    public void Dispose() => _subscriptions.ForEach(subscription => subscription.Dispose());

    private bool IsMine(string? source) => source is not null && _connectionString.EndsWith(source, StringComparison.Ordinal);
}
