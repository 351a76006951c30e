using Microsoft.Extensions.Caching.Hybrid;
using Tahoon.Contracts.Errors;
using Tahoon.ServiceDefaults.Caching;
using Tahoon.ServiceDefaults.Problems;

namespace Tahoon.Booking.Clients;

/// <summary>What another service said.</summary>
/// <param name="AsOf">When it said so, UTC.</param>
/// <param name="AskAgainAt">From then on it is asked anew.</param>
internal sealed record Known<T>(T Value, DateTime AsOf, DateTime AskAgainAt);

/// <summary>
/// Answers of other services, asked anew after a while; only where the service does not answer, what it said up to five
/// minutes ago goes on to be used. Shared by all replicas. Ages go by what is written in the entry, not by the cache's eviction.
/// </summary>
internal sealed class Remembered(HybridCache cache, CacheMetrics metrics, TimeProvider clock)
{
    /// <summary>How long an answer is used without asking, and at the most.</summary>
    public static readonly TimeSpan Fresh = TimeSpan.FromSeconds(30), Usable = TimeSpan.FromMinutes(5);

    /// <summary>How long an offer is: who changes a fee, or takes a provider out, finds bookings go by it within two seconds.</summary>
    public static readonly TimeSpan FreshOffer = TimeSpan.FromSeconds(1);

    /// <summary>So long nobody asks a service again that did not answer.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    /// <summary>So long an answer is waited for that can be done without.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private static readonly HybridCacheEntryOptions Entry = new() { Expiration = Usable }, Renewal = new() { Expiration = Pause };

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>The answer and its age. What is not there is not remembered.</summary>
    /// <exception cref="DependencyUnavailableException">The service does not answer, and what it said is too old.</exception>
    public async Task<Result<Known<T>>> FindAsync<T>(
        string key, TimeSpan fresh, Func<CancellationToken, Task<Result<T>>> ask, CancellationToken cancellation)
        where T : class
    {
        var result = "hit";
        var known = await cache.GetOrCreateAsync(
            key,
            async token =>
            {
                result = "miss";
                return Of(await ask(token), fresh);
            },
            Entry,
            cancellationToken: cancellation);

        // a renewal may have been another's, some time ago, and be old again
        while (known is not null && Now >= known.AskAgainAt && result is not "stale")
        {
            var renewed = await RenewAsync(key, known, fresh, ask, cancellation);
            result = renewed is not null && renewed.AsOf == known.AsOf ? "stale" : "miss";
            known = renewed;
        }

        metrics.LookedUp(typeof(T).Name, result);
        if (known is not null)
            return known;

        await cache.RemoveAsync(key, cancellation);
        return Failures.NotFound;
    }

    /// <summary>All who find the same old answer wait for the same renewal; null where there is no such thing any more.</summary>
    private async Task<Known<T>?> RenewAsync<T>(
        string key, Known<T> old, TimeSpan fresh, Func<CancellationToken, Task<Result<T>>> ask, CancellationToken cancellation)
        where T : class => await cache.GetOrCreateAsync(
            $"{key}:after:{old.AskAgainAt.Ticks}",
            async token =>
            {
                var renewed = await AskAgainAsync(old, fresh, ask, token);
                if (renewed is not null)
                    await cache.SetAsync(key, renewed, Entry, cancellationToken: token);
                return renewed;
            },
            Renewal,
            cancellationToken: cancellation);

    private async Task<Known<T>?> AskAgainAsync<T>(
        Known<T> old, TimeSpan fresh, Func<CancellationToken, Task<Result<T>>> ask, CancellationToken cancellation)
        where T : class
    {
        var usable = Now - old.AsOf <= Usable;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        if (usable)
            limit.CancelAfter(Patience);
        try
        {
            return Of(await ask(limit.Token), fresh);
        }
        catch (DependencyUnavailableException) when (usable)
        {
            return old with { AskAgainAt = Earlier(Now + Pause, old.AsOf + Usable) };
        }
    }

    private Known<T>? Of<T>(Result<T> answer, TimeSpan fresh)
        where T : class => answer.Value is { } value ? new(value, Now, Now + fresh) : null;

    private static DateTime Earlier(DateTime one, DateTime other) => one < other ? one : other;
}
