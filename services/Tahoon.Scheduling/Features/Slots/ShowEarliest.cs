using Tahoon.Contracts.Errors;
using Tahoon.Contracts.Internal;
using Tahoon.Scheduling.FreeForms;
using Tahoon.ServiceDefaults.Problems;

namespace Tahoon.Scheduling.Features.Slots;

/// <summary>
/// <c>POST /internal/availability/earliest</c>: the first free start of every provider of an organisation, out of memory.
/// </summary>
internal static class ShowEarliest
{
    public static void Map(IEndpointRouteBuilder group) => group.MapPost("/availability/earliest", Handle);

    private static async Task<IResult> Handle(EarliestQuery query, FreeStarts free, CancellationToken cancellation)
    {
        if (Window.Of(query.From, query.To) is not { } window)
            return Failures.InvalidRequest.Because("The window ends after it begins, at most 31 days later.").ToResult();

        var first = await free.FirstAsync(query.OrganisationId, window, query.DurationMinutes, cancellation);
        return TypedResults.Ok(EarliestStarts.Of(first.Count, first.Select(one => (one.ProviderId, one.Start.ToUnixTimeSeconds()))));
    }
}
