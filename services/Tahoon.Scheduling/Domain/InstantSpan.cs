using NodaTime;

namespace Tahoon.Scheduling.Domain;

/// <summary>A half-open span of real time, never empty: its start belongs to it, its end does not.</summary>
internal readonly record struct InstantSpan
{
    /// <exception cref="ArgumentException">The end is not after the start.</exception>
    public InstantSpan(Instant start, Instant end)
    {
        if (end <= start)
            throw new ArgumentException("A span ends after it starts.", nameof(end));

        (Start, End) = (start, end);
    }

    public Instant Start { get; }

    public Instant End { get; }

    public bool Overlaps(InstantSpan other) => Start < other.End && other.Start < End;
}
