using Tahoon.Catalogue.Domain;
using Tahoon.Catalogue.Features.Filters;
using Tahoon.Catalogue.Features.Profiles;
using Tahoon.Catalogue.Features.Search;
using Tahoon.Contracts.Errors;
using Tahoon.Contracts.Ids;
using Tahoon.ServiceDefaults.Security;
using Tahoon.ServiceDefaults.Validation;

namespace Tahoon.Catalogue.Features.Graph;

/// <summary>What a query begins with: who asks, in which language, and the use cases that REST has too.</summary>
internal sealed class Asking(Caller caller, Language language, ProviderSearch search, CatalogueCache cache, Validity validity)
{
    /// <summary>Lets a handler take it as a parameter.</summary>
    public static ValueTask<Asking?> BindAsync(HttpContext context) => new(new Asking(
        Caller.Of(context.User),
        Language.Of(context.Request),
        context.RequestServices.GetRequiredService<ProviderSearch>(),
        context.RequestServices.GetRequiredService<CatalogueCache>(),
        context.RequestServices.GetRequiredService<Validity>()));

    public async Task<FoundPage> SearchAsync(SearchRequest request, CancellationToken cancellation)
    {
        if (await validity.OfAsync(request, cancellation) is { } invalid)
            throw new FieldRefused(invalid);

        var window = request.Window();
        if (window.Failed)
            throw new FieldRefused(window.Failure);

        var found = await search.FindAsync(caller.OrganisationId, request, language, window.Value, cancellation);
        return FoundPage.Of(found, request.DurationMinutes!.Value, language, () =>
            search.ShowAsync(caller.OrganisationId, request, language, found, cancellation));
    }

    public async Task<ProviderProfile> ReadProfileAsync(ProviderId id, CancellationToken cancellation) =>
        await ReadProfile.FindAsync(id, caller, language, cache, cancellation) ?? throw new FieldRefused(Failures.NotFound);

    public Task<FilterData> ReadFiltersAsync(CancellationToken cancellation) =>
        ReadFilters.HandleAsync(caller, language, cache, cancellation);
}
