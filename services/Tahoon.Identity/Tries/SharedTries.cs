using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace Tahoon.Identity.Tries;

/// <summary>
/// What all replicas know of failed tries: by Redis, and by this process's own memory where Redis is away. Tries are counted here
/// too while Redis is there, so that its loss frees nobody who tried here.
/// </summary>
internal sealed partial class SharedTries(
    IServiceProvider services, TriesHere here, IOptions<TryLimits> options, TimeProvider clock, ILogger<SharedTries> logger)
{
    private const string Prefix = "identity:tries:";
    private const int Turns = 8;

    /// <summary>How long Redis is not asked after it did not answer: a try does not wait for it each time.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    private readonly Lazy<IConnectionMultiplexer?> _redis = new(services.GetService<IConnectionMultiplexer>);
    private long _pausedUntil;

    public Task<FailedTries?[]> FindAsync(params string[] keys) => WithRedisAsync(
        async redis =>
        {
            var found = await redis.StringGetAsync([.. keys.Select(key => (RedisKey)(Prefix + key))]);
            return Array.ConvertAll(found, text => FailedTries.Read(text));
        },
        () => Array.ConvertAll(keys, here.Find));

    /// <summary>Counts one failure more; what was known before and what is now.</summary>
    public Task<(FailedTries? Before, FailedTries After)> AddAsync(string key)
    {
        var now = clock.GetUtcNow();
        var mine = here.Add(key, now);
        return WithRedisAsync(redis => AddAsync(redis, Prefix + key, now), () => mine);
    }

    public Task ForgetAsync(string key)
    {
        here.Forget(key);
        return WithRedisAsync(redis => redis.KeyDeleteAsync(Prefix + key), () => true);
    }

    /// <summary>Compares and sets: of two failures at once, the second counts on from the first.</summary>
    private async Task<(FailedTries? Before, FailedTries After)> AddAsync(IDatabase redis, RedisKey key, DateTimeOffset now)
    {
        for (var turn = 1; ; turn++)
        {
            var seen = await redis.StringGetAsync(key);
            var before = FailedTries.Read(seen);
            var after = FailedTries.After(before, now, options.Value);
            var change = redis.CreateTransaction();
            change.AddCondition(seen.IsNull ? Condition.KeyNotExists(key) : Condition.StringEqual(key, seen));
            _ = change.StringSetAsync(key, after.Write(), after.ForgottenAt(options.Value) - now);

            // a crowd that fails at once is counted well enough
            if (await change.ExecuteAsync() || turn == Turns)
                return (before, after);
        }
    }

    private async Task<T> WithRedisAsync<T>(Func<IDatabase, Task<T>> ask, Func<T> otherwise)
    {
        if (clock.GetUtcNow().UtcTicks < Volatile.Read(ref _pausedUntil) || _redis.Value is not { } redis)
            return otherwise();

        try
        {
            return await ask(redis.GetDatabase());
        }
        catch (Exception exception) when (exception is RedisException or TimeoutException)
        {
            Volatile.Write(ref _pausedUntil, (clock.GetUtcNow() + Pause).UtcTicks);
            Log.CountingAlone(logger, exception);
            return otherwise();
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Redis does not answer: failed tries are counted by this process alone for a while")]
        public static partial void CountingAlone(ILogger logger, Exception exception);
    }
}
