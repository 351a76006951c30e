using Microsoft.Extensions.Options;
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
/// <c>PUT /internal/holds/{holdId}</c>: holds time for a user, as far as user and application may hold more. The same id
/// again: the same answer, and 409 <c>conflict</c> once it is over.
/// </summary>
internal static class Hold
{
    /// <summary>The rows of user and application may have to be inserted, and the id may become known meanwhile.</summary>
    private const int MostTries = 4;

    public static void Map(IEndpointRouteBuilder group) => group.MapPut("/holds/{holdId:guid}", Handle)
        .CountOutcomes<SchedulingMetrics>("hold", static (metrics, operation, outcome) => metrics.Answered(operation, outcome))
        .Hastens();

    private static async Task<IResult> Handle(
        Guid holdId, HoldCommand command, Database<SchedulingDb> database, ScheduleShelf shelf, FreeTime free,
        IOptions<HoldOptions> options, TimeProvider clock, CancellationToken cancellation)
    {
        if (command.ApplicationId == Guid.Empty || command.UserId == Guid.Empty || command.DurationMinutes is < 1 or > 480)
            return Failures.InvalidRequest.Because("An application, a user and a length of up to 480 minutes are needed.").ToResult();

        var wanted = HoldTime.ToReserve(holdId, command);
        var outcome = await AtAGlance.SeesTakenAsync(database, shelf, holdId, wanted, cancellation)
            ? Failures.SlotTaken
            : await InTurnAsync(database, shelf, holdId, command, options.Value, clock, cancellation);
        return (await NextAvailable.AddToAsync(outcome, wanted, free, cancellation)).ToResult(TypedResults.Ok);
    }

    private static async Task<Result<HoldView>> InTurnAsync(
        Database<SchedulingDb> database, ScheduleShelf shelf, Guid id, HoldCommand command, HoldOptions options,
        TimeProvider clock, CancellationToken cancellation)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                return await database.WriteAsync(
                    (db, token) => HoldTime.InAsync(
                        db, shelf, id, command, options, Instant.FromDateTimeOffset(clock.GetUtcNow()), token),
                    cancellation);
            }
            catch (Exception exception) when (tries < MostTries && StorageFaults.IsDuplicate(exception))
            {
                // another inserted the row first: look again
            }
        }
    }
}
