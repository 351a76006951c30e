using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Tahoon.Catalogue.Data;
using Tahoon.Catalogue.Features.Profiles;
using Tahoon.Catalogue.Features.Search;
using Tahoon.Contracts.Errors;
using Tahoon.Contracts.Ids;
using Tahoon.ServiceDefaults.Data;
using Tahoon.ServiceDefaults.Http;
using Tahoon.ServiceDefaults.Problems;
using Tahoon.ServiceDefaults.Security;

namespace Tahoon.Catalogue.Features.Entries;

/// <summary>A page of the organisation's providers, those too that were taken out, in the order they were added.</summary>
/// <param name="NextCursor">Asks for the next page; left out on the last.</param>
internal sealed record EntryPage(IReadOnlyList<EntryView> Items, string? NextCursor);

/// <summary><c>GET /api/v1/catalogue/providers</c> and <c>GET /api/v1/catalogue/providers/{id}</c>.</summary>
internal static class ReadEntries
{
    private const int DefaultLimit = 20;
    private const string ByNumber = "number";

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/api/v1/catalogue/providers", ListAsync)
            .RequireScope(Scopes.Catalogue)
            .WithName("ListProviders")
            .WithTags("Catalogue")
            .WithSummary("List the organisation's providers as the catalogue has them, in all languages.")
            .Produces<EntryPage>()
            .ProducesProblem(400).ProducesProblem(401).ProducesProblem(403).ProducesProblem(503);
        app.MapGet("/api/v1/catalogue/providers/{providerId}", ReadAsync)
            .RequireScope(Scopes.Catalogue)
            .WithName("ReadProvider")
            .WithTags("Catalogue")
            .WithSummary("Read what the catalogue has of a provider, in all languages; its ETag is the version.")
            .Produces<EntryView>()
            .ProducesProblem(401).ProducesProblem(403).ProducesProblem(404).ProducesProblem(503);
    }

    private static async Task<IResult> ListAsync(
        [StringLength(1000)] string? cursor,
        [Range(1, 100)] int? limit,
        Caller caller,
        Database<CatalogueDb> database,
        CancellationToken cancellation)
    {
        var (after, take) = (0, limit ?? DefaultLimit);
        if (cursor is not null)
        {
            var read = SearchCursor.Read(cursor, ByNumber);
            if (read.Failed)
                return read.Failure.ToResult();
            after = read.Value.Number;
        }

        // one more than was asked for: whether there is a next page
        var rows = await database.ReadAsync(
            (context, token) => context.Providers
                .Where(row => row.OrganisationId == caller.OrganisationId && row.Number > after)
                .OrderBy(row => row.Number).Take(take + 1).WithDetails().ToListAsync(token),
            cancellation);
        var shown = rows.Take(take).ToList();
        return TypedResults.Ok(new EntryPage(
            shown.ConvertAll(EntryView.Of),
            rows.Count > take ? new SearchCursor(ByNumber, shown[^1].Number, "").Write() : null));
    }

    private static async Task<IResult> ReadAsync(
        ProviderId providerId, HttpResponse response, Database<CatalogueDb> database, CancellationToken cancellation)
    {
        var provider = await database.ReadAsync(
            (context, token) => context.Providers.Where(row => row.Id == providerId.Value).WithDetails().SingleOrDefaultAsync(token),
            cancellation);
        if (provider is null)
            return Failures.NotFound.ToResult();

        response.Headers.ETag = ETag.Of(provider.Version);
        return TypedResults.Ok(EntryView.Of(provider));
    }
}
