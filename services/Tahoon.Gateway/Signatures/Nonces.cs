using System.Collections.Concurrent;
using StackExchange.Redis;
using Tahoon.Gateway.Edge;
using Tahoon.ServiceDefaults.Problems;

namespace Tahoon.Gateway.Signatures;

/// <summary>
/// The nonces of the last minutes, each with the idempotency key of its first use: in Redis for all replicas; while Redis is
/// away in this one's memory.
/// </summary>
internal sealed class Nonces(SharedStore store, TimeProvider clock)
{
    /// <summary>What is remembered of a request without a key.</summary>
    public const string NoKey = "-";

    /// <summary>More can't be remembered; then requests are not taken.</summary>
    private const int Most = 200_000;

    private readonly ConcurrentDictionary<(Guid, string), Own> _own = new();

    /// <summary>Remembers a nonce. Null where it was new, else what was remembered with its first use; of two at once one is new.</summary>
    /// <param name="application">Whose nonce.</param>
    /// <param name="nonce">The nonce.</param>
    /// <param name="key">What to remember with it.</param>
    /// <param name="until">When a request with it is too old anyway.</param>
    public async ValueTask<string?> UseAsync(Guid application, string nonce, string key, DateTimeOffset until)
    {
        var now = clock.GetUtcNow();
        if (_own.TryGetValue((application, nonce), out var seen) && now < seen.Until)
            return seen.Key;

        var name = (RedisKey)$"tahoon:nonce:{application:N}:{nonce}";
        var answer = await store.AskAsync(async redis =>
            await redis.StringSetAsync(name, key, until - now, When.NotExists) ? NewHere : (string?)await redis.StringGetAsync(name) ?? NoKey);
        return answer switch
        {
            null => UseHere((application, nonce), new Own(key, until), now),
            NewHere => null,
            _ => answer,
        };
    }

    private const string NewHere = "";

    private string? UseHere((Guid, string) nonce, Own own, DateTimeOffset now)
    {
        if (_own.Count >= Most)
            MakeRoom(now);

        var kept = _own.AddOrUpdate(nonce, own, (_, old) => old.Until <= now ? own : old);
        return ReferenceEquals(kept, own) ? null : kept.Key;
    }

    private void MakeRoom(DateTimeOffset now)
    {
        foreach (var (nonce, own) in _own)
        {
            if (own.Until <= now)
                _own.TryRemove(nonce, out _);
        }

        if (_own.Count >= Most)
            throw new DependencyUnavailableException("redis");
    }

    private sealed record Own(string Key, DateTimeOffset Until);
}
