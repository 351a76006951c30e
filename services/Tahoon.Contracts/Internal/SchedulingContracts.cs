namespace Tahoon.Contracts.Internal;

/// <summary>Where an allocation stands. <see cref="Released"/> is terminal.</summary>
public enum AllocationState
{
    /// <summary>Held for a user until it expires.</summary>
    Held = 1,

    /// <summary>Taken by a try to book that is not decided yet.</summary>
    Pending = 2,

    /// <summary>Taken by a booking.</summary>
    Confirmed = 3,

    /// <summary>Given back for good; a reserve that comes later is refused.</summary>
    Released = 4,
}

/// <summary>Asks for time of a provider: <c>PUT /internal/allocations/{allocationId}</c>. The same id again: the same answer.</summary>
/// <param name="Owner">The booking that tries; cells of the same owner do not clash.</param>
/// <param name="Start">UTC.</param>
public sealed record ReserveCommand(
    Guid Owner, Guid OrganisationId, Guid ProviderId, DateTime Start, int DurationMinutes);

/// <summary>
/// Asks for time to be held for a user: <c>PUT /internal/holds/{holdId}</c>. The same id again: the same answer, while it is held.
/// </summary>
/// <param name="ApplicationId">Whose holds are counted, beside the user's.</param>
/// <param name="Start">UTC.</param>
public sealed record HoldCommand(
    Guid OrganisationId, Guid ApplicationId, Guid UserId, Guid ProviderId, DateTime Start, int DurationMinutes);

/// <summary>Time that is held.</summary>
/// <param name="ExpiresAt">UTC, by Scheduling's database.</param>
public sealed record HoldView(Guid HoldId, Guid UserId, Guid ProviderId, DateTime Start, DateTime End, DateTime ExpiresAt);

/// <summary>
/// Makes held time a try to book: <c>PUT /internal/holds/{holdId}/allocations/{allocationId}</c>. The hold ends and the
/// allocation has its time, in one transaction. The same allocation again: the same answer.
/// </summary>
/// <param name="Owner">The booking that tries.</param>
/// <param name="UserId">For whom the time has to be held.</param>
/// <param name="Start">UTC; provider, start and length are those of the hold.</param>
public sealed record ConvertHoldCommand(
    Guid Owner, Guid OrganisationId, Guid UserId, Guid ProviderId, DateTime Start, int DurationMinutes);

/// <summary>An allocation as its owner sees it.</summary>
public sealed record AllocationView(
    Guid AllocationId, Guid Owner, Guid ProviderId, DateTime Start, DateTime End, AllocationState State);

/// <summary>Asks for free slots: <c>POST /internal/availability</c>.</summary>
/// <param name="ProviderIds">At most 1,000; those of another organisation are passed over.</param>
/// <param name="From">UTC, inclusive.</param>
/// <param name="To">UTC, exclusive, at most 31 days later.</param>
/// <param name="MaxPerProvider">Null for all.</param>
public sealed record AvailabilityQuery(
    Guid OrganisationId,
    IReadOnlyList<Guid> ProviderIds,
    DateTime From,
    DateTime To,
    int DurationMinutes,
    int? MaxPerProvider = null);

/// <summary>The free slots of the providers asked for, in the order asked.</summary>
public sealed record Availability(IReadOnlyList<ProviderAvailability> Providers);

/// <summary>The free slots of one provider.</summary>
/// <param name="TimeZone">IANA zone of the provider.</param>
/// <param name="Starts">UTC, ascending.</param>
public sealed record ProviderAvailability(Guid ProviderId, string TimeZone, IReadOnlyList<DateTime> Starts);

/// <summary>Asks for the first free start of every provider of an organisation: <c>POST /internal/availability/earliest</c>.</summary>
/// <param name="From">UTC, inclusive.</param>
/// <param name="To">UTC, exclusive, at most 31 days later.</param>
public sealed record EarliestQuery(Guid OrganisationId, DateTime From, DateTime To, int DurationMinutes);
