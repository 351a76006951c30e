using Microsoft.EntityFrameworkCore;
using Tahoon.Catalogue.Data;
using Tahoon.Catalogue.Features.Profiles;
using Tahoon.Contracts.Errors;
using Tahoon.Contracts.Ids;
using Tahoon.ServiceDefaults.Http;
using Tahoon.ServiceDefaults.Problems;
using Tahoon.ServiceDefaults.Security;

namespace Tahoon.Catalogue.Features.Entries;

/// <summary><c>PUT /api/v1/catalogue/providers/{id}</c>: also takes it out and back in.</summary>
internal static class ChangeEntry
{
    public static void Map(IEndpointRouteBuilder app) => app.MapPut("/api/v1/catalogue/providers/{providerId}", HandleAsync)
        .RequireScope(Scopes.Catalogue)
        .WithName("ChangeProvider")
        .WithTags("Catalogue")
        .WithSummary("Replace what the catalogue says of a provider, or take it out; wants If-Match.")
        .WithDescription("Searches, profiles and bookings go by it within two seconds. What is booked stays as it was booked.")
        .Produces<EntryView>()
        .ProducesProblem(400).ProducesProblem(401).ProducesProblem(403).ProducesProblem(404).ProducesProblem(412)
        .ProducesProblem(428).ProducesProblem(503);

    private static async Task<IResult> HandleAsync(
        ProviderId providerId, EntryForm form, ETag? seen, Caller caller, HttpResponse response, CatalogueWriting writing,
        TimeProvider clock, CancellationToken cancellation)
    {
        if (form.Fault() is { } fault)
            return fault.ToResult();

        var changed = await writing.InTurnAsync(
            caller.OrganisationId,
            (context, token) => ChangeAsync(
                context, providerId.Value, form, seen, caller, clock.GetUtcNow().UtcDateTime, token),
            cancellation);
        if (!changed.Failed)
            response.Headers.ETag = ETag.Of(changed.Value.Version);

        return changed.ToResult(TypedResults.Ok);
    }

    private static async Task<Result<EntryView>> ChangeAsync(
        CatalogueDb context, Guid id, EntryForm form, ETag? seen, Caller by, DateTime now, CancellationToken cancellation)
    {
        if (await context.Providers.Where(row => row.Id == id).WithDetails().SingleOrDefaultAsync(cancellation) is not { } provider)
            return Failures.NotFound;
        if (ETag.Fault(seen, provider.Version) is { } stale)
            return stale;
        if (await context.SetAsync(provider, form, cancellation) is { } fault)
            return fault;

        provider.Version++;
        var view = EntryView.Of(provider);
        context.Add(CatalogueChange.Of(provider, view, by, now));
        return view;
    }
}
