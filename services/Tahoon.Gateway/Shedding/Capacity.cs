using System.ComponentModel.DataAnnotations;

namespace Tahoon.Gateway.Shedding;

/// <summary>How much the gateway takes on at once, <c>Tahoon:Capacity</c>.</summary>
internal sealed class Capacity
{
    public const string Section = "Tahoon:Capacity";

    /// <summary>Requests that are worked on at once.</summary>
    [Range(1, 100_000)]
    public int Concurrent { get; set; } = 512;

    /// <summary>Requests that wait for their turn.</summary>
    [Range(0, 100_000)]
    public int Queue { get; set; } = 1024;

    /// <summary>How long they wait at the most.</summary>
    [Range(1, 60_000)]
    public int QueueMilliseconds { get; set; } = 1000;
}
