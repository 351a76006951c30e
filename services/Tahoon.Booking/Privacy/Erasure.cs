using Microsoft.EntityFrameworkCore;
using Tahoon.Booking.Data;

namespace Tahoon.Booking.Privacy;

/// <summary>What a transaction asks about erasure: never a cache.</summary>
internal static class Erasure
{
    /// <summary>
    /// True where the user can be booked for. It changes the user's key row, so that an erasure that runs at the same time either
    /// comes after this transaction and finds its booking, or before it and lets it book nothing.
    /// </summary>
    public static async Task<bool> TakesBookingAsync(
        this BookingDb context, Guid user, DateTime now, CancellationToken cancellation) =>
        await context.UserKeys.Where(key => key.UserId == user && key.DestroyedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(key => key.BookedAt, now), cancellation) == 1;

    /// <summary>Destroys the user's key, or records that there will never be one, before anything else of the transaction is read.</summary>
    public static async Task DestroyKeyAsync(
        this BookingDb context, Guid user, Guid organisation, DateTime now, CancellationToken cancellation)
    {
        var destroyed = await context.UserKeys.Where(key => key.UserId == user && key.DestroyedAt == null).ExecuteUpdateAsync(
            set => set.SetProperty(key => key.ProtectedKey, (string?)null).SetProperty(key => key.DestroyedAt, now), cancellation);
        if (destroyed == 1 || await context.UserKeys.AnyAsync(key => key.UserId == user, cancellation))
            return;

        context.Add(new UserKeyRow { UserId = user, OrganisationId = organisation, CreatedAt = now, DestroyedAt = now });
        await context.SaveChangesAsync(cancellation);
    }
}
