using System.ComponentModel.DataAnnotations;

namespace Tahoon.Scheduling.Sweeping;

/// <summary>Configuration section <c>Scheduling</c>.</summary>
internal sealed class SweepingOptions
{
    /// <summary>An allocation that is Pending for longer was left by its try, and Booking is asked.</summary>
    [Range(1, 3_600)]
    public int PendingSeconds { get; set; } = 60;

    /// <summary>How often each replica looks.</summary>
    [Range(1, 3_600)]
    public int SweepSeconds { get; set; } = 5;
}
