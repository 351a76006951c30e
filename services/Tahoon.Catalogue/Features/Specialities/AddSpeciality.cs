using Microsoft.EntityFrameworkCore;
using Tahoon.Catalogue.Data;
using Tahoon.Contracts.Errors;
using Tahoon.ServiceDefaults.Idempotency;
using Tahoon.ServiceDefaults.Problems;
using Tahoon.ServiceDefaults.Security;

namespace Tahoon.Catalogue.Features.Specialities;

/// <summary><c>POST /api/v1/catalogue/specialities</c>.</summary>
internal static class AddSpeciality
{
    private const int Most = 500;

    public static void Map(IEndpointRouteBuilder app) => app.MapPost("/api/v1/catalogue/specialities", HandleAsync)
        .RequireScope(Scopes.Catalogue)
        .WithName(nameof(AddSpeciality))
        .WithTags("Catalogue")
        .WithSummary("Add a speciality.")
        .WithDescription("Needs an Idempotency-Key header. No two of an organisation read alike, in either language: 409 name_taken.")
        .Produces<SpecialityView>(201)
        .ProducesProblem(400).ProducesProblem(401).ProducesProblem(403).ProducesProblem(409).ProducesProblem(422).ProducesProblem(503);

    private static async Task<IResult> HandleAsync(
        SpecialityForm form, Caller caller, HttpContext http, CatalogueWriting writing, TimeProvider clock,
        CancellationToken cancellation) => form.Fault() is { } fault
            ? fault.ToResult()
            : await writing.OnceAsync(
                http, caller, form,
                (context, id, token) => AddAsync(context, id, form, caller, clock.GetUtcNow().UtcDateTime, token),
                cancellation);

    private static async Task<Result<StoredAnswer>> AddAsync(
        CatalogueDb context, Guid id, SpecialityForm form, Caller by, DateTime now, CancellationToken cancellation)
    {
        var speciality = new Speciality
        {
            Id = id,
            OrganisationId = by.OrganisationId,
            Name = form.Text!,
            Active = form.Active,
        };
        if (await context.IsTakenAsync(speciality, cancellation))
            return Failures.NameTaken;
        if (await context.Specialities.CountAsync(row => row.OrganisationId == by.OrganisationId, cancellation) >= Most)
            return Failures.Conflict.Because($"An organisation has at most {Most} specialities.");

        var view = SpecialityView.Of(speciality);
        context.Add(speciality);
        context.Add(CatalogueChange.Of(speciality, view, by, now));
        return view.ToAnswer();
    }
}
