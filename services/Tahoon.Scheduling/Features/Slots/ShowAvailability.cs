using Tahoon.Contracts.Errors;
using Tahoon.Contracts.Internal;
using Tahoon.Scheduling.FreeForms;
using Tahoon.ServiceDefaults.Problems;

namespace Tahoon.Scheduling.Features.Slots;

/// <summary><c>POST /internal/availability</c>: free slots of many providers at the price of one, in statements.</summary>
internal static class ShowAvailability
{
    private const int MostProviders = 1_000;

    public static void Map(IEndpointRouteBuilder group) => group.MapPost("/availability", Handle);

    private static async Task<IResult> Handle(AvailabilityQuery query, FreeStarts free, CancellationToken cancellation)
    {
        if (query.ProviderIds.Count > MostProviders || query.MaxPerProvider < 1)
            return Failures.InvalidRequest.Because("At most 1,000 providers, and at least one slot each.").ToResult();
        if (Window.Of(query.From, query.To) is not { } window)
            return Failures.InvalidRequest.Because("The window ends after it begins, at most 31 days later.").ToResult();

        var providers = query.ProviderIds.Distinct().ToArray();
        var found = await free.FindAsync(providers, window, query.DurationMinutes, query.MaxPerProvider, cancellation);
        return TypedResults.Ok(new Availability(
        [
            .. providers
                .Where(id => found.TryGetValue(id, out var entry) && entry.OrganisationId == query.OrganisationId)
                .Select(id => View(id, found[id])),
        ]));
    }

    private static ProviderAvailability View(Guid id, ProviderStarts found) =>
        new(id, found.Zone, [.. found.Starts.Select(start => start.ToDateTimeUtc())]);
}
