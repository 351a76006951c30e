using Tahoon.Contracts.Errors;

namespace Tahoon.Identity.Tries;

/// <summary>
/// Stands before every endpoint that takes a key. It locks out sources, never an application: an address that failed too often
/// may try nothing for a while, and once too many addresses failed for one name, an address has one failure for that name.
/// Whoever has the right key and did not fail is not kept from using it.
/// </summary>
internal sealed partial class TokenTries(SharedTries tries, TryMetrics metrics, TimeProvider clock, ILogger<TokenTries> logger)
{
    /// <summary>Lets a source try its key, unless it is locked out, and counts where the key is wrong.</summary>
    public async Task<Result<T>> GuardAsync<T>(TrySource source, Func<Task<Result<T>>> attempt)
    {
        var known = await FindAsync(source);
        if (WaitOf(known) is { } wait)
        {
            metrics.Refused(source.Kind);
            return Failures.RateLimited with { Detail = "Too many wrong keys.", RetryAfter = wait };
        }

        var result = await attempt();
        if (result.Failure?.Code == Failures.InvalidClient.Code)
            await CountAsync(source);
        else if (!result.Failed && known.Pair is not null)
            await tries.ForgetAsync(source.PairKey!);

        return result;
    }

    private async Task<Known> FindAsync(TrySource source)
    {
        if (source is not { NameKey: { } name, PairKey: { } pair })
            return new Known((await tries.FindAsync(source.AddressKey))[0], null, null);

        var found = await tries.FindAsync(source.AddressKey, name, pair);
        return new Known(found[0], found[1], found[2]);
    }

    private TimeSpan? WaitOf(Known known)
    {
        var now = clock.GetUtcNow();
        var ofName = known.Pair is null ? null : known.Name;
        var until = new[] { known.Address, ofName }.Max(tries => tries?.LockedUntil ?? DateTimeOffset.MinValue);
        return until > now ? until - now : null;
    }

    private async Task CountAsync(TrySource source)
    {
        metrics.Failed(source.Kind);
        if (await IsLockedOutNowAsync(source.AddressKey))
        {
            metrics.LockedOut(source.Kind);
            Log.AddressLockedOut(logger, source.Kind, source.Network);
        }

        if (source is not { NameKey: { } name, PairKey: { } pair })
            return;

        await tries.AddAsync(pair);
        if (await IsLockedOutNowAsync(name))
        {
            metrics.LockedOut(source.Kind);
            Log.NameTriedOut(logger, source.Kind, source.Whom);
        }
    }

    private async Task<bool> IsLockedOutNowAsync(string key)
    {
        var (before, after) = await tries.AddAsync(key);
        return after.IsLocked(clock.GetUtcNow()) && after.LockedUntil != before?.LockedUntil;
    }

    private sealed record Known(FailedTries? Address, FailedTries? Name, FailedTries? Pair);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Too many wrong {Kind} keys from {Network}: that address is locked out for a while")]
        public static partial void AddressLockedOut(ILogger logger, string kind, string network);

        [LoggerMessage(2, LogLevel.Warning, "Too many wrong keys for the {Kind} {Whom}, from anywhere: addresses that failed are locked out for it")]
        public static partial void NameTriedOut(ILogger logger, string kind, string whom);
    }
}
