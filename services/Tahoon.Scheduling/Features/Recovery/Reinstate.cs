using Tahoon.Contracts.Errors;
using Tahoon.Contracts.Internal;
using Tahoon.Scheduling.Allocations;
using Tahoon.Scheduling.Calendars;
using Tahoon.Scheduling.Data;
using Tahoon.ServiceDefaults.Data;
using Tahoon.ServiceDefaults.Problems;

namespace Tahoon.Scheduling.Features.Recovery;

/// <summary>
/// <c>POST /internal/recovery/allocations/{allocationId}</c>: for Booking, whose booking stands. Again: the same answer; 409
/// <c>slot_taken</c> where somebody has the time by now, 409 <c>conflict</c> where the allocation was given back.
/// </summary>
internal static class Reinstate
{
    private const int LongestMinutes = 480;

    public static void Map(IEndpointRouteBuilder group) => group.MapPost("/recovery/allocations/{allocationId:guid}", Handle);

    private static async Task<IResult> Handle(
        Guid allocationId, ReinstateCommand command, Database<SchedulingDb> database, ScheduleShelf shelf, CancellationToken cancellation)
    {
        if (command.Owner == Guid.Empty || (command.End - command.Start).TotalMinutes is not (>= 1 and <= LongestMinutes))
            return Failures.InvalidRequest.Because($"An owner and a length of up to {LongestMinutes} minutes are needed.").ToResult();

        var outcome = await database.WriteAsync(
            (db, token) => ReinstateTime.InAsync(db, shelf, allocationId, command, token), cancellation);
        return outcome.ToResult(TypedResults.Ok);
    }
}
