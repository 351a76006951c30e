using System.ComponentModel.DataAnnotations;
using Tahoon.Contracts.Ids;
using Tahoon.ServiceDefaults.Problems;
using Tahoon.ServiceDefaults.Security;

namespace Tahoon.Scheduling.Features.Slots;

/// <summary>Asks for free slots. Public, as validation is generated for public requests only.</summary>
/// <param name="From">Inclusive.</param>
/// <param name="To">Exclusive, at most 31 days later.</param>
/// <param name="TimeZone">IANA zone that local starts are told in.</param>
public sealed record GetCareProviderScheduleRequest(
    [property: Required] ProviderId? ServiceProviderId,
    [property: Required] DateTime? From,
    [property: Required] DateTime? To,
    [property: Required, MaxLength(64)] string? TimeZone,
    [property: Required, Range(5, 480)] int? DurationMinutes);

/// <summary>Free slots.</summary>
internal sealed record GetCareProviderScheduleResponse(
    ProviderId ServiceProviderId, string TimeZone, IReadOnlyList<Slot> AvailableHoursList);

/// <summary><c>POST /api/careprovider/getcareproviderschedule</c>: the audited way to ask for free slots.</summary>
internal static class GetCareProviderSchedule
{
    public static void Map(IEndpointRouteBuilder app) => app
        .MapPost("/api/careprovider/getcareproviderschedule", Handle)
        .RequireScope(Scopes.CatalogueRead, CallerKind.User, CallerKind.Provider)
        .WithName("getcareproviderschedule")
        .WithSummary("Free slots of a care provider")
        .WithTags("Providers")
        .Produces<GetCareProviderScheduleResponse>()
        .ProducesValidationProblem()
        .ProducesProblem(401).ProducesProblem(403).ProducesProblem(404).ProducesProblem(422);

    private static async Task<IResult> Handle(
        GetCareProviderScheduleRequest request, FindSlots find, CancellationToken cancellation)
    {
        var window = Window.Read(request.From, request.To, request.TimeZone, request.DurationMinutes);
        if (window.Failed)
            return window.Failure.ToResult();

        var provider = request.ServiceProviderId!.Value;
        var slots = await find.OfAsync(provider.Value, window.Value, cancellation);
        return slots.ToResult(
            list => TypedResults.Ok(new GetCareProviderScheduleResponse(provider, request.TimeZone!, list)));
    }
}
