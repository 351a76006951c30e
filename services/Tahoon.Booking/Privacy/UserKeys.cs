using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using Tahoon.Booking.Data;
using Tahoon.Contracts.Errors;
using Tahoon.ServiceDefaults.Data;

namespace Tahoon.Booking.Privacy;

/// <summary>
/// The users' data keys. Whether a key still is one is read of its row each time; only the unwrapping is remembered, for a
/// minute and for so many. Never called inside a transaction.
/// </summary>
internal sealed class UserKeys(Database<BookingDb> database, IDataProtectionProvider ring, TimeProvider clock) : IDisposable
{
    private const int MostRemembered = 10_000;

    private static readonly TimeSpan Remembered = TimeSpan.FromMinutes(1);

    private readonly Database<BookingDb> _database = database.AsSystem;
    private readonly IDataProtector _ring = ring.CreateProtector("Tahoon.Booking.UserKeys.v1");
    private readonly MemoryCache _unwrapped = new(new MemoryCacheOptions { SizeLimit = MostRemembered });

    /// <summary>The user's key, made where there was none; not found where it was destroyed.</summary>
    public async Task<Result<UserKey>> OpenAsync(Guid user, Guid organisation, CancellationToken cancellation)
    {
        var row = await FindAsync(user, cancellation) ?? await MakeAsync(user, organisation, cancellation);
        return row.ProtectedKey is { } wrapped ? Unwrap(user, wrapped) : Failures.NotFound;
    }

    /// <summary>The user's key where there is one; nothing was encrypted for a user that has none.</summary>
    public async Task<UserKey?> ReadAsync(Guid user, CancellationToken cancellation) =>
        await FindAsync(user, cancellation) is { ProtectedKey: { } wrapped } ? Unwrap(user, wrapped) : null;

    /// <summary>True for a user that was erased.</summary>
    public Task<bool> IsErasedAsync(Guid user, CancellationToken cancellation) => _database.ReadAsync(
        (context, token) => context.UserKeys.AnyAsync(key => key.UserId == user && key.DestroyedAt != null, token), cancellation);

    /// <summary>Lets go of what this process remembers of the key.</summary>
    public void Forget(Guid user) => _unwrapped.Remove(user);

    /// <summary>Makes the key ring, so that replicas that start at once find one.</summary>
    public void Prepare() => _ring.Protect([]);

    /// <inheritdoc/>
    public void Dispose() => _unwrapped.Dispose();

    private Task<UserKeyRow?> FindAsync(Guid user, CancellationToken cancellation) => _database.ReadAsync(
        (context, token) => context.UserKeys.SingleOrDefaultAsync(key => key.UserId == user, token), cancellation);

    private async Task<UserKeyRow> MakeAsync(Guid user, Guid organisation, CancellationToken cancellation)
    {
        var row = new UserKeyRow
        {
            UserId = user,
            OrganisationId = organisation,
            ProtectedKey = Convert.ToBase64String(For(user).Protect(RandomNumberGenerator.GetBytes(UserKey.Length))),
            CreatedAt = clock.GetUtcNow().UtcDateTime,
        };
        try
        {
            return await _database.WriteAsync(
                (context, _) =>
                {
                    context.Add(row);
                    return Task.FromResult(row);
                },
                cancellation);
        }
        catch (DbUpdateException exception) when (StorageFaults.IsDuplicate(exception))
        {
            // another made it meanwhile, or the user was erased before anything was booked
            return (await FindAsync(user, cancellation))!;
        }
    }

    private UserKey Unwrap(Guid user, string wrapped)
    {
        if (_unwrapped.TryGetValue(user, out Unwrapped? known) && known!.Wrapped == wrapped)
            return known.Key;

        var key = new UserKey(For(user).Unprotect(Convert.FromBase64String(wrapped)));
        _unwrapped.Set(
            user, new Unwrapped(wrapped, key), new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = Remembered });
        return key;
    }

    /// <summary>A wrapped key is of use for its own user only.</summary>
    private IDataProtector For(Guid user) => _ring.CreateProtector(user.ToString("N"));

    private sealed record Unwrapped(string Wrapped, UserKey Key)
    {
        public override string ToString() => nameof(Unwrapped);
    }
}
