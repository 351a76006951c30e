using StackExchange.Redis;

namespace Tahoon.Gateway.Edge;

/// <summary>
/// Redis as the gateway's replicas share it: buckets and nonces. It is waited for briefly and, once it did not answer, not
/// asked for a while: each replica then goes on by itself. Said once in the log, and by a metric.
/// </summary>
internal sealed partial class SharedStore
{
    /// <summary>How long, by the real clock, nobody asks when there was no answer.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly IDatabase? _redis;
    private readonly ILogger<SharedStore> _logger;
    private long _awayUntil = long.MinValue;
    private int _away;

    public SharedStore(IServiceProvider services, GatewayMetrics metrics, ILogger<SharedStore> logger)
    {
        // connected as the gateway starts, so that no request waits for it; without a cache configured nothing is shared
        _redis = services.GetService<IConnectionMultiplexer>()?.GetDatabase();
        _logger = logger;
        metrics.Observe(this);
    }

    /// <summary>How long, by the real clock, one request waits for an answer.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMilliseconds(50);

    /// <summary>True while replicas share nothing.</summary>
    public bool IsAway => _redis is null || Volatile.Read(ref _away) != 0;

    /// <summary>Asks Redis; null where it is away or slow.</summary>
    public async ValueTask<T?> AskAsync<T>(Func<IDatabase, Task<T>> ask)
        where T : class
    {
        if (_redis is not { } redis || Environment.TickCount64 < Volatile.Read(ref _awayUntil))
            return null;

        try
        {
            var answer = await ask(redis).WaitAsync(Patience);
            if (Interlocked.Exchange(ref _away, 0) != 0)
                Log.Back(_logger);
            return answer;
        }
        catch (Exception away)
        {
            Volatile.Write(ref _awayUntil, Environment.TickCount64 + (long)Pause.TotalMilliseconds);
            if (Interlocked.Exchange(ref _away, 1) == 0)
                Log.Away(_logger, away);
            return null;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Redis is away or slow: rate limits and nonces are this replica's own until it is back")]
        public static partial void Away(ILogger logger, Exception away);

        [LoggerMessage(2, LogLevel.Information, "Redis is back: rate limits and nonces are shared again")]
        public static partial void Back(ILogger logger);
    }
}
