namespace Tahoon.Booking.Domain;

/// <summary>A wish to cancel or move a booking, as far as the rules ask about it.</summary>
/// <param name="Reason">What was written, sealed.</param>
/// <param name="Override">The provider, or its organisation for it, does it whatever the cut-off.</param>
/// <param name="ByProvider">The provider itself asks.</param>
internal sealed record Change(string? Reason = null, bool Override = false, bool ByProvider = false)
{
    /// <summary>What is over can't be changed by anybody.</summary>
    public bool IsOverrideOf(BookingState booking, DateTime now) => Override && now < booking.End;

    /// <summary>Without what was written.</summary>
    public override string ToString() => $"Change, override {Override}";
}
