using StackExchange.Redis;
using Tahoon.Gateway.Edge;

namespace Tahoon.Gateway.Limits;

/// <summary><see cref="TokenBucket"/> in Redis, by Redis' own clock, for all replicas: one script, one round trip.</summary>
internal sealed class SharedBuckets(SharedStore store)
{
    private const string Script = """
        local time = redis.call('TIME')
        local now = tonumber(time[1]) * 1000000 + tonumber(time[2])
        local interval, burst, wanted = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
        local missing = math.max(0, tonumber(redis.call('GET', KEYS[1]) or '0') - now)
        local granted = math.max(0, math.min(wanted, math.floor((burst * interval - missing) / interval)))
        if granted > 0 then
          missing = missing + granted * interval
          redis.call('SET', KEYS[1], string.format('%.0f', now + missing), 'PX', string.format('%.0f', math.ceil(missing / 1000)))
        end
        return { granted, math.floor(missing) }
        """;

    /// <summary>Takes up to what is wanted; null where Redis is away or slow.</summary>
    public async ValueTask<Taken?> TakeAsync(RedisKey key, Rate rate, int wanted)
    {
        var answer = await store.AskAsync(redis =>
            redis.ScriptEvaluateAsync(Script, [key], [rate.Interval, rate.Burst, wanted]));
        return answer is null ? null : new Taken((int)answer[0], (long)answer[1]);
    }
}
