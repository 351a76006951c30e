using Refit;
using Tahoon.Contracts.Internal;
using Tahoon.ServiceDefaults.Http;

namespace Tahoon.Scheduling.Clients;

/// <summary>Booking, as Scheduling asks it: only there is decided what becomes of an allocation.</summary>
internal interface IBooking
{
    /// <summary>Refuses allocations that nobody decided; asked again it answers the same, so the call may be repeated.</summary>
    [Post("/internal/decisions/refuse")]
    Task<Decisions> RefuseAsync(
        [Body] RefuseCommand command, [Property(HttpClientExtensions.IdempotentOption)] bool repeatable, CancellationToken cancellation);

    /// <summary>What stands behind confirmed allocations; asked again it answers the same.</summary>
    [Post("/internal/recovery/allocations")]
    Task<Backings> BackingsAsync(
        [Body] BackingQuery query, [Property(HttpClientExtensions.IdempotentOption)] bool repeatable, CancellationToken cancellation);
}
