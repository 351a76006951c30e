using System.ComponentModel.DataAnnotations;
using NodaTime.Text;
using Tahoon.Contracts.Ids;
using Tahoon.ServiceDefaults.Problems;
using Tahoon.ServiceDefaults.Security;

namespace Tahoon.Scheduling.Features.Slots;

/// <summary><c>GET /api/v1/providers/{id}/slots</c>: free slots of a provider.</summary>
internal static class ListSlots
{
    public static void Map(IEndpointRouteBuilder app) => app
        .MapGet("/api/v1/providers/{providerId}/slots", Handle)
        .RequireScope(Scopes.CatalogueRead, CallerKind.User, CallerKind.Provider)
        .WithName("ListSlots")
        .WithSummary("Free slots of a provider")
        .WithTags("Slots")
        .Produces<SlotList>()
        .ProducesValidationProblem()
        .ProducesProblem(401).ProducesProblem(403).ProducesProblem(404).ProducesProblem(422);

    /// <param name="providerId">The provider.</param>
    /// <param name="from">Inclusive; ISO 8601 with <c>Z</c> or an offset.</param>
    /// <param name="to">Exclusive, at most 31 days later.</param>
    /// <param name="timeZone">IANA zone that local starts are told in.</param>
    /// <param name="durationMinutes">Length of the session.</param>
    private static async Task<IResult> Handle(
        ProviderId providerId,
        [Required] string? from,
        [Required] string? to,
        [Required, MaxLength(64)] string? timeZone,
        [Required, Range(5, 480)] int? durationMinutes,
        FindSlots find,
        CancellationToken cancellation)
    {
        var window = Window.Read(Instant(from), Instant(to), timeZone, durationMinutes);
        if (window.Failed)
            return window.Failure.ToResult();

        var slots = await find.OfAsync(providerId.Value, window.Value, cancellation);
        return slots.ToResult(list => TypedResults.Ok(new SlotList(providerId, timeZone!, list)));
    }

    private static DateTime? Instant(string? text) =>
        text is not null && OffsetDateTimePattern.ExtendedIso.Parse(text) is { Success: true } parsed
            ? parsed.Value.ToInstant().ToDateTimeUtc()
            : null;
}

/// <summary>Free slots of a provider.</summary>
internal sealed record SlotList(ProviderId ProviderId, string TimeZone, IReadOnlyList<Slot> Items);
