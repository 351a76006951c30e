using System.ComponentModel.DataAnnotations;
using Tahoon.Catalogue.Domain;
using Tahoon.Contracts;
using Tahoon.Contracts.Ids;
using Tahoon.ServiceDefaults.Security;

namespace Tahoon.Catalogue.Features.Search;

/// <summary>A search whose pages are numbered.</summary>
public sealed record CareProvidersRequest : SearchCriteria
{
    /// <summary>From 1, which it is where left out.</summary>
    [Range(1, 10_000)]
    public int? Page { get; init; }

    /// <summary>Providers of a page; 20 where left out.</summary>
    [Range(1, 100)]
    public int? PageSize { get; init; }
}

/// <summary>A numbered page of providers.</summary>
internal sealed record CareProvidersPage(
    int TotalCount, int Page, int PageSize, IReadOnlyList<CareProvider> CareProvidersList);

/// <summary>A provider with its free slots, under the names that existing apps know.</summary>
internal sealed record CareProvider(
    ProviderId UserLoginInfoId,
    string Name,
    string Gender,
    IReadOnlyList<NamedSpeciality> Specialities,
    IReadOnlyList<string> Languages,
    int YearsOfExperience,
    string? PhotoUrl,
    Money Fee,
    string? TimeZone,
    IReadOnlyList<FreeSlot> AvailableScheduleHoursList);

/// <summary><c>POST /api/careprovider/getcareproviderslistwithschedule</c>.</summary>
internal static class SearchProvidersAudited
{
    private const int DefaultPageSize = 20;

    public static void Map(IEndpointRouteBuilder app) => app
        .MapPost("/api/careprovider/getcareproviderslistwithschedule", HandleAsync)
        .RequireScope(Scopes.CatalogueRead, CallerKind.User, CallerKind.Provider)
        .Spoken()
        .WithName("GetCareProvidersListWithSchedule")
        .WithTags("Providers")
        .WithSummary("Search providers, with their free slots.")
        .ProducesProblem(400)
        .ProducesProblem(401)
        .ProducesProblem(403)
        .ProducesProblem(503);

    private static async Task<CareProvidersPage> HandleAsync(
        CareProvidersRequest request, Caller caller, Language language, ProviderSearch search, CancellationToken cancellation)
    {
        var (page, size) = (request.Page ?? 1, request.PageSize ?? DefaultPageSize);
        var found = await search.FindAsync(
            caller.OrganisationId, request, language, new Window((page - 1) * size, size), cancellation);
        var shown = await search.ShowAsync(caller.OrganisationId, request, language, found, cancellation);
        return new CareProvidersPage(found.TotalCount, page, size, [.. shown.Select(Item)]);
    }

    private static CareProvider Item(ProviderSummary summary) => new(
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
