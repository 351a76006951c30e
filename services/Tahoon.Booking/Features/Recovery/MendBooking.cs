using Tahoon.Booking.Clients;
using Tahoon.Booking.Data;
using Tahoon.Contracts.Errors;
using Tahoon.Contracts.Internal;

namespace Tahoon.Booking.Features.Recovery;

/// <summary>
/// Brings one booking and Scheduling together again. Where Scheduling lost the time, it is taken again under the same allocation. Where
/// Scheduling has given it back, that was told by a cancellation or a move which Booking lost: it is done once more.
/// </summary>
internal sealed class MendBooking(ISchedulingApi scheduling, IIdentityApi identity, FollowScheduling follow, TimeProvider clock)
{
    public async Task<IReadOnlyList<Finding>> RunAsync(BookingRow row, CancellationToken cancellation)
    {
        List<Finding> found = [];
        var about = new Finding("", Mended: true, row.BookingId, row.ProviderId, row.UserId, row.Start);
        if (await IsUserUnknownAsync(row, cancellation))
            found.Add(about with { What = "user_unknown", Mended = false });
        if (await TimeAsync(row, about, cancellation) is { } time)
            found.Add(time);
        return found;
    }

    /// <summary>Of what is over, the user may have been erased.</summary>
    private async Task<bool> IsUserUnknownAsync(BookingRow row, CancellationToken cancellation) =>
        row.Start > clock.GetUtcNow().UtcDateTime
        && (await ApiAnswers.AskAsync("identity", () => identity.GetUserAsync(row.UserId, row.OrganisationId, cancellation))).Failed;

    private async Task<Finding?> TimeAsync(BookingRow row, Finding about, CancellationToken cancellation)
    {
        var known = await ApiAnswers.AskAsync("scheduling", () => scheduling.ShowAsync(row.AllocationId, cancellation));
        if (known.Failed)
            return await TakeAgainAsync(row, about, cancellation);
        if (known.Value.State is not AllocationState.Released)
            return null;
        if (known.Value.Owner != row.BookingId)
            return about with { What = "time_lost", Mended = false };

        var owned = await ApiAnswers.AskAsync("scheduling", () => scheduling.ShowOwnedAsync(row.BookingId, cancellation));
        var elsewhere = owned.Failed ? null : owned.Value.Items.FirstOrDefault(item => item.State is AllocationState.Confirmed);
        return elsewhere is null
            ? await follow.CancelAsync(row, cancellation) ? about with { What = "cancelled_again" } : null
            : await follow.MoveAsync(row, elsewhere, cancellation) ? about with { What = "moved_again", Start = elsewhere.Start } : null;
    }

    private async Task<Finding> TakeAgainAsync(BookingRow row, Finding about, CancellationToken cancellation)
    {
        var command = new ReinstateCommand(row.BookingId, row.OrganisationId, row.ProviderId, row.Start, row.End);
        var taken = await ApiAnswers.AskAsync("scheduling", () => scheduling.ReinstateAsync(row.AllocationId, command, cancellation));
        return taken.Failed ? about with { What = What(taken.Failure), Mended = false } : about with { What = "time_taken_again" };
    }

    private static string What(Failure failure) =>
        failure.Code == Failures.SlotTaken.Code ? "time_taken_by_another" : failure.Status == 404 ? "schedule_unknown" : "time_lost";
}
