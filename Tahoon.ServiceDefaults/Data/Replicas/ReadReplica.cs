using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Tahoon.ServiceDefaults.Telemetry;

namespace Tahoon.ServiceDefaults.Data.Replicas;

/// <summary>What is so of every replica.</summary>
public static class ReadReplica
{
    /// <summary>So long one that did not answer is not asked again: reads do not wait for it one after another.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);
}

/// <summary>
/// A copy of the database that lags behind it and can only be read. It is asked once: the second try is the database itself, which
/// it spares work and never replaces.
/// </summary>
public sealed partial class ReadReplica<TContext>
    where TContext : DbContext
{
    private readonly IDbContextFactory<TContext> _contexts;
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;
    private long _askedAgainAt;

    internal ReadReplica(IDbContextFactory<TContext> contexts, TimeProvider clock, ILogger<ReadReplica<TContext>> logger) =>
        (_contexts, _clock, _logger) = (contexts, clock, logger);

    /// <summary>What was read, or null where it has to be read of the database itself.</summary>
    internal async Task<StrongBox<T>?> ReadAsync<T>(
        Action<TContext> within,
        Func<TContext, CancellationToken, Task<bool>> newEnough,
        Func<TContext, CancellationToken, Task<T>> read,
        CancellationToken cancellation)
    {
        if (_clock.GetUtcNow().UtcTicks < Volatile.Read(ref _askedAgainAt))
            return Told<T>("away");

        try
        {
            await using var context = await _contexts.CreateDbContextAsync(cancellation);
            within(context);
            context.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;

            // one connection for all of it: the next one could be to another replica, which is further behind
            await context.Database.OpenConnectionAsync(cancellation);
            if (!await newEnough(context, cancellation))
                return Told<T>("behind");

            var value = await read(context, cancellation);
            await context.Database.CloseConnectionAsync();
            DatabaseMetrics.ReadOf(typeof(TContext).Name, "replica");
            return new StrongBox<T>(value);
        }
        catch (Exception exception) when (!cancellation.IsCancellationRequested)
        {
            // whatever it was, also a schema that has not arrived there yet: the database itself answers, or fails the same way
            Volatile.Write(ref _askedAgainAt, (_clock.GetUtcNow() + ReadReplica.Pause).UtcTicks);
            Log.Away(_logger, typeof(TContext).Name, exception);
            return Told<T>("away");
        }
    }

    private static StrongBox<T>? Told<T>(string outcome)
    {
        DatabaseMetrics.ReadOf(typeof(TContext).Name, outcome);
        return null;
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "The replica of {Context} did not answer a read: the database itself is read for a while")]
        public static partial void Away(ILogger logger, string context, Exception exception);
    }
}
