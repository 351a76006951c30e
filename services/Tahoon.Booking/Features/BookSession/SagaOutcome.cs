using Tahoon.Contracts.Errors;
using Tahoon.ServiceDefaults.Idempotency;

namespace Tahoon.Booking.Features.BookSession;

/// <summary>What came of an attempt to book.</summary>
internal abstract record SagaOutcome
{
    private SagaOutcome() { }

    /// <summary>Booked; the answer is stored with the claim.</summary>
    public sealed record Booked(StoredAnswer Answer, Guid AllocationId) : SagaOutcome;

    /// <summary>A rule or another booking stands against it; nothing was taken.</summary>
    public sealed record Refused(Failure Failure) : SagaOutcome;

    /// <summary>A newer attempt has the claim, or the commit turned out to have arrived: the claim tells the answer.</summary>
    public sealed record Passed : SagaOutcome;

    /// <summary>The allocation was refused by somebody who found it undecided.</summary>
    public sealed record AllocationRefused : SagaOutcome;
}
