using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Tahoon.Catalogue.Data;
using Tahoon.Contracts.Errors;
using Tahoon.Contracts.Internal;
using Tahoon.ServiceDefaults.Data;
using Tahoon.ServiceDefaults.Problems;

namespace Tahoon.Catalogue.Features.Profiles;

/// <summary><c>GET /internal/providers/{providerId}?organisationId=</c>: what a booking must know of a provider.</summary>
internal static class ReadOffer
{
    public static void Map(IEndpointRouteBuilder app) => app.MapGet("/providers/{providerId:guid}", HandleAsync);

    private static async Task<Results<Ok<ProviderOffer>, ProblemHttpResult>> HandleAsync(
        Guid providerId, Guid organisationId, Database<CatalogueDb> database, CancellationToken cancellation)
    {
        var offer = await database.ReadAsync((context, token) => ReadAsync(context, providerId, organisationId, token), cancellation);
        return offer is null ? Failures.NotFound.ToResult() : TypedResults.Ok(offer);
    }

    private static async Task<ProviderOffer?> ReadAsync(
        CatalogueDb context, Guid providerId, Guid organisationId, CancellationToken cancellation)
    {
        var found = await (
            from provider in context.Providers.Include(provider => provider.Prices)
            where provider.Id == providerId && provider.OrganisationId == organisationId
            join settings in context.Settings on provider.OrganisationId equals settings.OrganisationId into all
            from settings in all.DefaultIfEmpty()
            select new { Provider = provider, Settings = settings }).SingleOrDefaultAsync(cancellation);
        return found is null
            ? null
            : new ProviderOffer(
                providerId,
                organisationId,
                found.Provider.Name.En,
                found.Provider.Active ? found.Provider.SessionPrices() : [],
                found.Settings?.CancellationCutoffMinutes ?? OrganisationSettings.DefaultCancellationCutoffMinutes,
                found.Provider.Active);
    }
}
