using System.ComponentModel.DataAnnotations;
using Tahoon.Contracts.Ids;
using Tahoon.ServiceDefaults.Problems;
using Tahoon.ServiceDefaults.Security;

namespace Tahoon.Scheduling.Features.Slots;

/// <summary><c>POST /api/careprovider/getcareproviderschedule</c>: the audited way to ask for free slots.</summary>
internal static class GetCareProviderSchedule
{
    public static void Map(IEndpointRouteBuilder app) => app
        .MapPost("/api/careprovider/getcareproviderschedule", Handle)
        .RequireScope(Scopes.CatalogueRead, CallerKind.User, CallerKind.Provider)
        .WithName("getcareproviderschedule")
        .WithSummary("Free slots of a care provider")
        .Produces<Response>()
        .ProducesValidationProblem()
        .ProducesProblem(401).ProducesProblem(403).ProducesProblem(404).ProducesProblem(422);

    private static async Task<IResult> Handle(Request request, Caller caller, FindSlots find, CancellationToken cancellation)
    {
        var window = Window.Read(request.From, request.To, request.TimeZone);
        if (window.Failed)
            return window.Failure.ToResult();

        var provider = request.ServiceProviderId!.Value;
        var slots = await find.OfAsync(caller, provider.Value, window.Value, request.DurationMinutes!.Value, cancellation);
        return slots.ToResult(list => TypedResults.Ok(new Response(provider, request.TimeZone!, list)));
    }

    /// <param name="From">Inclusive.</param>
    /// <param name="To">Exclusive, at most 31 days later.</param>
    /// <param name="TimeZone">IANA zone that local starts are told in.</param>
    internal sealed record Request(
        [Required] ProviderId? ServiceProviderId,
        [Required] DateTime? From,
        [Required] DateTime? To,
        [Required, MaxLength(64)] string? TimeZone,
        [Required, Range(5, 480)] int? DurationMinutes);

    internal sealed record Response(ProviderId ServiceProviderId, string TimeZone, IReadOnlyList<Slot> AvailableHoursList);
}
