using NodaTime;
using Tahoon.Contracts.Errors;
using Tahoon.Contracts.Internal;
using Tahoon.Scheduling.Calendars;
using Tahoon.Scheduling.Domain;

namespace Tahoon.Scheduling.Features.Allocations;

/// <summary>Tells who lost a slot what is free instead.</summary>
internal static class NextAvailable
{
    private const int Most = 3;
    private static readonly Duration LookAhead = Duration.FromDays(14);

    /// <summary>The same outcome; where the slot is taken, with up to three starts from there on.</summary>
    public static async Task<Result<T>> AddToAsync<T>(
        Result<T> outcome, ReserveCommand command, FreeTime free, CancellationToken cancellation)
    {
        if (outcome.Failure != Failures.SlotTaken)
            return outcome;

        var start = Instant.FromDateTimeUtc(command.Start);
        var found = await free.FindAsync(
            [command.ProviderId], new InstantSpan(start, start + LookAhead), command.DurationMinutes, Most, cancellation);
        var next = found.TryGetValue(command.ProviderId, out var slots)
            ? slots.Starts.Select(instant => instant.ToDateTimeUtc()).ToArray()
            : [];
        return Failures.SlotTaken with { Extensions = new Dictionary<string, object?> { ["nextAvailable"] = next } };
    }
}
