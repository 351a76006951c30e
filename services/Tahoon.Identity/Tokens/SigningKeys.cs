using Microsoft.EntityFrameworkCore;
using Microsoft.IdentityModel.Tokens;
using Tahoon.Identity.Data;
using Tahoon.Identity.Domain;
using Tahoon.ServiceDefaults.Data;

namespace Tahoon.Identity.Tokens;

/// <summary>
/// The keys that sign tokens, shared by all replicas through the database: the first is made when it is first needed, the next
/// when the newest is old, and whoever makes the same generation second takes the first one's.
/// </summary>
internal sealed partial class SigningKeys(
    Database<IdentityDb> database, SigningKeyCodec codec, TimeProvider clock, ILogger<SigningKeys> logger) : IDisposable
{
    /// <summary>How long this process keeps what it read: far less than a key is published ahead.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim _turn = new(1, 1);
    private volatile Held? _held;

    /// <summary>The keys now.</summary>
    /// <exception cref="StorageUnavailableException">The database is away, and this process never read them.</exception>
    public async Task<KeyRing> CurrentAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        if (_held is { } held && now < held.Until)
            return held.Ring;

        await _turn.WaitAsync(cancellation);
        try
        {
            if (_held is { } renewed && now < renewed.Until)
                return renewed.Ring;

            _held = new Held(await RenewAsync(now, cancellation), now + Kept);
        }
        catch (StorageUnavailableException exception) when (_held is not null)
        {
            // the keys are still good: tokens go on without the database
            Log.KeptOn(logger, exception);
            _held = _held with { Until = now + Kept };
        }
        finally
        {
            _turn.Release();
        }

        return _held.Ring;
    }

    /// <summary>Makes a new key that signs shortly, as soon as every service knows it.</summary>
    public async Task RotateAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var keys = await ReadAsync(cancellation);
        await AddAsync(keys, keys.Count == 0 ? now : now + SigningKeyPlan.ShortLead, now, cancellation);
    }

    public void Dispose() => _turn.Dispose();

    private async Task<KeyRing> RenewAsync(DateTime now, CancellationToken cancellation)
    {
        var keys = await ReadAsync(cancellation);
        if (SigningKeyPlan.NextDue(keys, now) is { } due)
        {
            await AddAsync(keys, due, now, cancellation);
            keys = await ReadAsync(cancellation);
        }

        // a replica whose clock is behind may have to sign with a key that is a moment ahead of it
        var signing = SigningKeyPlan.Signing(keys, now) ?? keys.MinBy(key => key.Generation)!;
        return new KeyRing(
            new SigningCredentials(codec.Read(signing), SecurityAlgorithms.EcdsaSha256),
            [.. SigningKeyPlan.Published(keys, now).Select(codec.Read)]);
    }

    private Task<List<SigningKey>> ReadAsync(CancellationToken cancellation) => database.AsSystem.ReadAsync(
        (context, token) => context.SigningKeys.OrderBy(key => key.Generation).ToListAsync(token), cancellation);

    private async Task AddAsync(List<SigningKey> keys, DateTime signsFrom, DateTime now, CancellationToken cancellation)
    {
        var newest = keys.Count == 0 ? 0 : keys[^1].Generation;
        var published = SigningKeyPlan.Published(keys, now).Select(key => key.Generation).ToList();
        var next = codec.Make(newest + 1, signsFrom, now);
        try
        {
            await database.AsSystem.WriteAsync(
                async (context, token) =>
                {
                    context.Add(next);
                    return await context.SigningKeys
                        .Where(key => key.Generation < next.Generation && !published.Contains(key.Generation))
                        .ExecuteDeleteAsync(token);
                },
                cancellation);
            Log.Made(logger, next.KeyId, next.Generation, signsFrom);
        }
        catch (DbUpdateException exception) when (StorageFaults.IsDuplicate(exception))
        {
            Log.MadeByAnother(logger, next.Generation);
        }
    }

    private sealed record Held(KeyRing Ring, DateTime Until);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Signing key {KeyId}, generation {Generation}, signs from {SignsFrom:O}")]
        public static partial void Made(ILogger logger, string keyId, int generation, DateTime signsFrom);

        [LoggerMessage(2, LogLevel.Information, "Another replica made generation {Generation} of the signing key")]
        public static partial void MadeByAnother(ILogger logger, int generation);

        [LoggerMessage(3, LogLevel.Warning, "The signing keys could not be read; the known ones stay in use")]
        public static partial void KeptOn(ILogger logger, Exception exception);
    }
}
