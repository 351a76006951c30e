using System.ComponentModel.DataAnnotations;
using Tahoon.Booking.Data;
using Tahoon.Booking.Domain;

namespace Tahoon.Booking.Features.Policies;

/// <summary>What an organisation settles about sessions that do not take place as booked; what is left out is as agreed at the booking.</summary>
/// <param name="CancellationCutoffMinutes">Until so long before its start a booking is cancelled without loss.</param>
/// <param name="RescheduleCutoffMinutes">Until so long before its start a booking is moved; left out, as cancelling.</param>
/// <param name="LateCancelRefundPercent">What is given back after the cut-off, until the start; left out, it is too late then.</param>
public sealed record PolicyForm(
    [property: Range(0, PolicyMapping.MostCutoffMinutes)] int? CancellationCutoffMinutes = null,
    [property: Range(0, PolicyMapping.MostCutoffMinutes)] int? RescheduleCutoffMinutes = null,
    [property: Range(0, 100)] int? LateCancelRefundPercent = null);

/// <summary>What is in force, as clients see it; its ETag is the version, 0 before anything was settled.</summary>
internal sealed record PolicyView(
    int? CancellationCutoffMinutes, int? RescheduleCutoffMinutes, int? LateCancelRefundPercent, int Version)
{
    public static PolicyView Of(Policy policy) => new(
        policy.CancellationCutoffMinutes, policy.RescheduleCutoffMinutes, policy.LateCancelRefundPercent, policy.Version);
}
