using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Tahoon.Testing;

namespace Tahoon.Catalogue.Tests.Support;

/// <summary>Counts the statements that one database file is sent, whoever sends them.</summary>
internal sealed class SqlCounter : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private readonly string _file;
    private readonly List<IDisposable> _subscriptions = [];
    private int _count;

    public SqlCounter(string connectionString)
    {
        TestServers.SqliteAlone("its statements are counted");
        _file = new SqliteConnectionStringBuilder(connectionString).DataSource;
        _subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));
    }

    public int Count => _count;

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == DbLoggerCategory.Name)
            _subscriptions.Add(value.Subscribe(this));
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Value is CommandExecutedEventData { Command.Connection: SqliteConnection connection } && connection.DataSource == _file)
            Interlocked.Increment(ref _count);
    }

    public void OnCompleted() { }

    public void OnError(Exception error) { }

    public void Dispose() => _subscriptions.ForEach(subscription => subscription.Dispose());
}
