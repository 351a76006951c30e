using Microsoft.EntityFrameworkCore;
using Tahoon.Catalogue.Data;
using Tahoon.Contracts.Errors;
using Tahoon.Contracts.Ids;
using Tahoon.ServiceDefaults.Http;
using Tahoon.ServiceDefaults.Problems;
using Tahoon.ServiceDefaults.Security;

namespace Tahoon.Catalogue.Features.Specialities;

/// <summary><c>PUT /api/v1/catalogue/specialities/{id}</c>: also takes it out and back in.</summary>
internal static class ChangeSpeciality
{
    public static void Map(IEndpointRouteBuilder app) => app
        .MapPut("/api/v1/catalogue/specialities/{specialityId}", HandleAsync)
        .RequireScope(Scopes.Catalogue)
        .WithName(nameof(ChangeSpeciality))
        .WithTags("Catalogue")
        .WithSummary("Replace a speciality's name, or take it out; wants If-Match.")
        .Produces<SpecialityView>()
        .ProducesProblem(400).ProducesProblem(401).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409)
        .ProducesProblem(412).ProducesProblem(428).ProducesProblem(503);

    private static async Task<IResult> HandleAsync(
        SpecialityId specialityId, SpecialityForm form, ETag? seen, Caller caller, HttpResponse response,
        CatalogueWriting writing, TimeProvider clock, CancellationToken cancellation)
    {
        if (form.Fault() is { } fault)
            return fault.ToResult();

        var changed = await writing.InTurnAsync(
            caller.OrganisationId,
            (context, token) => ChangeAsync(
                context, specialityId.Value, form, seen, caller, clock.GetUtcNow().UtcDateTime, token),
            cancellation);
        if (!changed.Failed)
            response.Headers.ETag = ETag.Of(changed.Value.Version);

        return changed.ToResult(TypedResults.Ok);
    }

    private static async Task<Result<SpecialityView>> ChangeAsync(
        CatalogueDb context, Guid id, SpecialityForm form, ETag? seen, Caller by, DateTime now, CancellationToken cancellation)
    {
        if (await context.Specialities.SingleOrDefaultAsync(row => row.Id == id, cancellation) is not { } speciality)
            return Failures.NotFound;
        if (ETag.Fault(seen, speciality.Version) is { } stale)
            return stale;

        speciality.Name = form.Text!;
        speciality.Active = form.Active;
        speciality.Version++;
        if (await context.IsTakenAsync(speciality, cancellation))
            return Failures.NameTaken;

        var view = SpecialityView.Of(speciality);
        context.Add(CatalogueChange.Of(speciality, view, by, now));
        return view;
    }
}
