using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Tahoon.Catalogue.Domain;
using Tahoon.Contracts;
using Tahoon.Contracts.Ids;
using Tahoon.ServiceDefaults.Problems;
using Tahoon.ServiceDefaults.Security;

namespace Tahoon.Catalogue.Features.Search;

/// <summary>A search whose pages follow each other by cursor.</summary>
public sealed record SearchRequest : SearchCriteria
{
    /// <summary>Where the page before ended; opaque, and good for the same search only.</summary>
    [StringLength(1000)]
    public string? Cursor { get; init; }

    /// <summary>Providers of a page; 20 where left out.</summary>
    [Range(1, 100)]
    public int? Limit { get; init; }
}

/// <summary>A page of providers.</summary>
/// <param name="NextCursor">Asks for the next page; left out on the last.</param>
internal sealed record ProviderPage(IReadOnlyList<ProviderItem> Items, string? NextCursor);

/// <summary>A provider with its free slots.</summary>
/// <param name="Languages">Two letters each.</param>
/// <param name="Fee">For a session of the length asked for.</param>
/// <param name="TimeZone">IANA zone of the provider.</param>
internal sealed record ProviderItem(
    ProviderId ProviderId,
    string Name,
    string Gender,
    IReadOnlyList<NamedSpeciality> Specialities,
    IReadOnlyList<string> Languages,
    int YearsOfExperience,
    string? PhotoUrl,
    Money Fee,
    string? TimeZone,
    IReadOnlyList<FreeSlot> AvailableSlots);

/// <summary><c>POST /api/v1/providers/search</c>.</summary>
internal static class SearchProviders
{
    private const int DefaultLimit = 20;

    public static void Map(IEndpointRouteBuilder app) => app.MapPost("/api/v1/providers/search", HandleAsync)
        .RequireScope(Scopes.CatalogueRead, CallerKind.User, CallerKind.Provider)
        .Spoken()
        .WithName(nameof(SearchProviders))
        .WithTags("Providers")
        .WithSummary("Search providers, with their free slots.")
        .WithDescription("By the earliest slot, who has none in the window comes last. That order may be two seconds old; the slots shown are not.")
        .ProducesProblem(400)
        .ProducesProblem(401)
        .ProducesProblem(403)
        .ProducesProblem(503);

    private static async Task<Results<Ok<ProviderPage>, ProblemHttpResult>> HandleAsync(
        SearchRequest request, Caller caller, Language language, ProviderSearch search, CancellationToken cancellation)
    {
        SearchCursor? after = null;
        if (request.Cursor is { } text)
        {
            var cursor = SearchCursor.Read(text, request.Sort ?? SearchSort.Name);
            if (cursor.Failed)
                return cursor.Failure.ToResult();
            after = cursor.Value;
        }

        var window = new Window(Skip: 0, request.Limit ?? DefaultLimit, after);
        var found = await search.FindAsync(caller.OrganisationId, request, language, window, cancellation);
        return TypedResults.Ok(new ProviderPage([.. found.Page.Select(Item)], found.Next?.Write()));
    }

    private static ProviderItem Item(ProviderSummary summary) => new(
        summary.Id,
        summary.Name,
        summary.Gender,
        summary.Specialities,
        summary.Languages,
        summary.YearsOfExperience,
        summary.PhotoUrl,
        summary.Fee,
        summary.TimeZone,
        summary.Free);
}
