using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Tahoon.Catalogue.Domain;
using Tahoon.Contracts;
using Tahoon.Contracts.Errors;
using Tahoon.Contracts.Ids;
using Tahoon.ServiceDefaults.Problems;
using Tahoon.ServiceDefaults.Security;

namespace Tahoon.Catalogue.Features.Search;

/// <summary>A search whose pages follow each other by cursor.</summary>
public sealed record SearchRequest : SearchCriteria
{
    internal const int DefaultLimit = 20, MaxLimit = 100;

    /// <summary>Where the page before ended; opaque, and good for the same search only.</summary>
    [StringLength(1000)]
    public string? Cursor { get; init; }

    /// <summary>Providers of a page; 20 where left out.</summary>
    [Range(1, MaxLimit)]
    public int? Limit { get; init; }

    /// <summary>The part of the list that is asked for, where the cursor belongs to this search.</summary>
    internal Result<Window> Window()
    {
        var limit = Limit ?? DefaultLimit;
        if (Cursor is null)
            return new Window(Skip: 0, limit);

        var after = SearchCursor.Read(Cursor, Sort ?? SearchSort.Name);
        return after.Failed ? after.Failure : new Window(Skip: 0, limit, after.Value);
    }
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
        var window = request.Window();
        if (window.Failed)
            return window.Failure.ToResult();

        var found = await search.FindAsync(caller.OrganisationId, request, language, window.Value, cancellation);
        var shown = await search.ShowAsync(caller.OrganisationId, request, language, found, cancellation);
        return TypedResults.Ok(new ProviderPage([.. shown.Select(Item)], found.Next?.Write()));
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
