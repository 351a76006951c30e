using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Tahoon.Testing;

namespace Tahoon.Scheduling.Tests.Support;

/// <summary>Counts the statements that one database runs while this lives; other tests have other databases.</summary>
internal sealed class StatementCount : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private readonly string _connectionString;
    private readonly List<IDisposable> _subscriptions = [];
    private readonly ConcurrentQueue<string> _texts = new();
    private int _count;

    public StatementCount(SchedulingService service)
    {
        TestServers.SqliteAlone("its statements are counted");
        _connectionString = service.ConnectionString;
        _subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));
    }

    public int Count => _count;

    /// <summary>What was run, in order.</summary>
    public IReadOnlyList<string> Texts => [.. _texts];

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == DbLoggerCategory.Name)
            _subscriptions.Add(value.Subscribe(this));
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Key == RelationalEventId.CommandExecuted.Name
            && value.Value is CommandExecutedEventData data
            && _connectionString.EndsWith(data.Command.Connection!.DataSource, StringComparison.Ordinal))
        {
            Interlocked.Increment(ref _count);
            _texts.Enqueue(data.Command.CommandText);
        }
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    public void Dispose() => _subscriptions.ForEach(subscription => subscription.Dispose());
}
