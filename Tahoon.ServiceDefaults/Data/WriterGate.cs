using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Tahoon.ServiceDefaults.Telemetry;

namespace Tahoon.ServiceDefaults.Data;

/// <summary>
/// Lets one writer of this process at a time to a SQLite file: its writers exclude each other anyway, and waiting here is
/// fair and costs nothing, where waiting in SQLite sleeps. Open to all on SQL Server.
/// </summary>
public sealed class WriterGate<TContext>(bool oneAtATime) : IDisposable
    where TContext : DbContext
{
    private readonly SemaphoreSlim _turn = new(1, 1);

    /// <summary>True where writers need not go one by one.</summary>
    public bool IsOpen => !oneAtATime;

    /// <summary>Waits for this writer's turn; disposing what it returns ends the turn.</summary>
    public async ValueTask<IDisposable?> EnterAsync(CancellationToken cancellation)
    {
        if (!oneAtATime)
            return null;

        var began = Stopwatch.GetTimestamp();
        await _turn.WaitAsync(cancellation);
        DatabaseMetrics.Waited(typeof(TContext).Name, Stopwatch.GetElapsedTime(began));
        return new Turn(_turn);
    }

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();

    private sealed class Turn(SemaphoreSlim turn) : IDisposable
    {
        public void Dispose() => turn.Release();
    }
}
