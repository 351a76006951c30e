using System.ComponentModel.DataAnnotations;

namespace Tahoon.Identity.Tries;

/// <summary>How many wrong keys a source may try, and how long it is locked out then (<c>Tahoon:TokenAttempts</c>).</summary>
internal sealed class TryLimits
{
    public const string Section = "Tahoon:TokenAttempts";

    /// <summary>The failure that locks a source out, counted in one window.</summary>
    [Range(1, 1000)]
    public int MostFailures { get; set; } = 10;

    /// <summary>How long failures are counted together, and how long after the last lock-out a source is remembered.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan Window { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>The first lock-out; each that follows is twice as long.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan FirstLockout { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>No lock-out is longer.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan LongestLockout { get; set; } = TimeSpan.FromHours(1);

    /// <summary>How many sources one process remembers; the oldest make room.</summary>
    [Range(100, 1_000_000)]
    public int MostSources { get; set; } = 10_000;
}
