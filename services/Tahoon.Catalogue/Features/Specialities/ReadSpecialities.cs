using Microsoft.EntityFrameworkCore;
using Tahoon.Catalogue.Data;
using Tahoon.Contracts.Errors;
using Tahoon.Contracts.Ids;
using Tahoon.ServiceDefaults.Data;
using Tahoon.ServiceDefaults.Http;
using Tahoon.ServiceDefaults.Problems;
using Tahoon.ServiceDefaults.Security;

namespace Tahoon.Catalogue.Features.Specialities;

/// <summary>All specialities of an organisation, those too that were taken out; by name.</summary>
internal sealed record SpecialityList(IReadOnlyList<SpecialityView> Items);

/// <summary><c>GET /api/v1/catalogue/specialities</c> and <c>GET /api/v1/catalogue/specialities/{id}</c>.</summary>
internal static class ReadSpecialities
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/api/v1/catalogue/specialities", ListAsync)
            .RequireScope(Scopes.Catalogue)
            .WithName("ListSpecialities")
            .WithTags("Catalogue")
            .WithSummary("List the organisation's specialities, in all languages.")
            .Produces<SpecialityList>()
            .ProducesProblem(401).ProducesProblem(403).ProducesProblem(503);
        app.MapGet("/api/v1/catalogue/specialities/{specialityId}", ReadAsync)
            .RequireScope(Scopes.Catalogue)
            .WithName("ReadSpeciality")
            .WithTags("Catalogue")
            .WithSummary("Read a speciality in all languages; its ETag is the version.")
            .Produces<SpecialityView>()
            .ProducesProblem(401).ProducesProblem(403).ProducesProblem(404).ProducesProblem(503);
    }

    private static async Task<SpecialityList> ListAsync(
        Caller caller, Database<CatalogueDb> database, CancellationToken cancellation)
    {
        var all = await database.ReadAsync(
            (context, token) => context.Specialities
                .Where(row => row.OrganisationId == caller.OrganisationId)
                .OrderBy(row => row.FoldedEn).ToListAsync(token),
            cancellation);
        return new SpecialityList(all.ConvertAll(SpecialityView.Of));
    }

    private static async Task<IResult> ReadAsync(
        SpecialityId specialityId, HttpResponse response, Database<CatalogueDb> database, CancellationToken cancellation)
    {
        var speciality = await database.ReadAsync(
            (context, token) => context.Specialities.SingleOrDefaultAsync(row => row.Id == specialityId.Value, token), cancellation);
        if (speciality is null)
            return Failures.NotFound.ToResult();

        response.Headers.ETag = ETag.Of(speciality.Version);
        return TypedResults.Ok(SpecialityView.Of(speciality));
    }
}
