using System.ComponentModel.DataAnnotations;

namespace Tahoon.Scheduling.Allocations;

/// <summary>Configuration section <c>Scheduling:Holds</c>.</summary>
internal sealed class HoldOptions
{
    /// <summary>How long time is held.</summary>
    [Range(1, 3_600)]
    public int Seconds { get; set; } = 300;

    /// <summary>So many slots are held for a user at a time.</summary>
    [Range(1, 1_000)]
    public int PerUser { get; set; } = 3;

    /// <summary>So many slots are held by an application at a time, for all its users.</summary>
    [Range(1, 100_000)]
    public int PerApplication { get; set; } = 100;
}
