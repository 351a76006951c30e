using NodaTime;
using Tahoon.Contracts.Errors;
using Tahoon.Contracts.Internal;
using Tahoon.Scheduling.Allocations;
using Tahoon.Scheduling.Calendars;
using Tahoon.Scheduling.Data;
using Tahoon.Scheduling.FreeForms.Keeping;
using Tahoon.ServiceDefaults.Data;
using Tahoon.ServiceDefaults.Problems;
using Tahoon.ServiceDefaults.Telemetry;

namespace Tahoon.Scheduling.Features.Allocations;

/// <summary>
/// <c>PUT /internal/allocations/{allocationId}</c>: takes time for a try to book. The same id again: the same answer, but for
/// refusals, which hold for their moment only.
/// </summary>
internal static class Reserve
{
    public static void Map(IEndpointRouteBuilder group) => group.MapPut("/allocations/{allocationId:guid}", Handle)
        .CountOutcomes<SchedulingMetrics>("reserve", static (metrics, operation, outcome) => metrics.Answered(operation, outcome))
        .Hastens();

    private static async Task<IResult> Handle(
        Guid allocationId, ReserveCommand command, Database<SchedulingDb> database, ScheduleShelf shelf, FreeTime free,
        TimeProvider clock, CancellationToken cancellation)
    {
        if (Invalid(command) is { } invalid)
            return invalid.ToResult();

        var outcome = await ReserveAtOnce.TryAsync(database, shelf, allocationId, command, clock, cancellation)
            ?? (await AtAGlance.SeesTakenAsync(database, shelf, allocationId, command, cancellation)
                ? Failures.SlotTaken
                : await InTurnAsync(database, shelf, allocationId, command, clock, cancellation));

        return (await NextAvailable.AddToAsync(outcome, command, free, cancellation)).ToResult(TypedResults.Ok);
    }

    private static async Task<Result<AllocationView>> InTurnAsync(
        Database<SchedulingDb> database, ScheduleShelf shelf, Guid id, ReserveCommand command, TimeProvider clock,
        CancellationToken cancellation)
    {
        for (var again = false; ; again = true)
        {
            try
            {
                return await database.WriteAsync(
                    (db, token) => ReserveTime.InAsync(
                        db, shelf, id, command, Instant.FromDateTimeOffset(clock.GetUtcNow()), token),
                    cancellation);
            }
            catch (Exception exception) when (!again && StorageFaults.IsDuplicate(exception))
            {
                // the id was recorded meanwhile, by its release or by another try of the same reserve: look again
            }
        }
    }

    private static Failure? Invalid(ReserveCommand command) =>
        command.Owner == Guid.Empty || command.DurationMinutes is < 1 or > 480
            ? Failures.InvalidRequest.Because("An owner and a length of up to 480 minutes are needed.")
            : null;
}
