using System.ComponentModel.DataAnnotations;

namespace Tahoon.Scheduling.FreeForms.Keeping;

/// <summary>Configuration section <c>Scheduling:FreeForms</c>.</summary>
internal sealed class FreeFormOptions
{
    /// <summary>How often each replica asks what has changed.</summary>
    [Range(100, 1_000)]
    public int PollMilliseconds { get; set; } = 1_000;

    /// <summary>So many providers' forms are kept in memory: some 1.7 kB for each length that a provider offers.</summary>
    [Range(0, 1_000_000)]
    public int Room { get; set; } = 20_000;
}
