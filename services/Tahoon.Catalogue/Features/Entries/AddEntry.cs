using Microsoft.EntityFrameworkCore;
using Tahoon.Catalogue.Data;
using Tahoon.Contracts.Errors;
using Tahoon.ServiceDefaults.Idempotency;
using Tahoon.ServiceDefaults.Problems;
using Tahoon.ServiceDefaults.Security;

namespace Tahoon.Catalogue.Features.Entries;

/// <summary><c>POST /api/v1/catalogue/providers</c>: hours are added at its schedule, and then it can be booked.</summary>
internal static class AddEntry
{
    public static void Map(IEndpointRouteBuilder app) => app.MapPost("/api/v1/catalogue/providers", HandleAsync)
        .RequireScope(Scopes.Catalogue)
        .WithName("AddProvider")
        .WithTags("Catalogue")
        .WithSummary("Add a provider to the catalogue.")
        .WithDescription("Needs an Idempotency-Key header. It can be booked once it has a schedule: PUT /api/v1/providers/{id}/schedule "
            + "with If-None-Match: *.")
        .Produces<EntryView>(201)
        .ProducesProblem(400).ProducesProblem(401).ProducesProblem(403).ProducesProblem(409).ProducesProblem(422).ProducesProblem(503);

    private static async Task<IResult> HandleAsync(
        EntryForm form, Caller caller, HttpContext http, CatalogueWriting writing, TimeProvider clock,
        CancellationToken cancellation) => form.Fault() is { } fault
            ? fault.ToResult()
            : await writing.OnceAsync(
                http, caller, form,
                (context, id, token) => AddAsync(context, id, form, caller, clock.GetUtcNow().UtcDateTime, token),
                cancellation);

    private static async Task<Result<StoredAnswer>> AddAsync(
        CatalogueDb context, Guid id, EntryForm form, Caller by, DateTime now, CancellationToken cancellation)
    {
        var last = await context.Providers.Where(row => row.OrganisationId == by.OrganisationId)
            .MaxAsync(row => (int?)row.Number, cancellation);
        var provider = new Provider
        {
            Id = id,
            OrganisationId = by.OrganisationId,
            Number = (last ?? 0) + 1,
            Name = form.NameText!,
            Biography = form.BiographyText,
            Gender = form.Gender!,
            YearsOfExperience = form.YearsOfExperience,
        };
        if (await context.SetAsync(provider, form, cancellation) is { } fault)
            return fault;

        var view = EntryView.Of(provider);
        context.Add(provider);
        context.Add(CatalogueChange.Of(provider, view, by, now));
        return view.ToAnswer();
    }
}
