using NodaTime;

namespace Tahoon.Scheduling.Domain;

/// <summary>Time that somebody has.</summary>
/// <param name="Owner">The booking or hold; a booking that is being moved may have two.</param>
/// <param name="Start">Of the session.</param>
/// <param name="Cells">Of the session and its buffers.</param>
internal sealed record Taken(Guid Owner, Instant Start, CellRange Cells);
