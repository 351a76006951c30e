using System.ComponentModel;
using Microsoft.EntityFrameworkCore;
using Tahoon.Catalogue.Data;
using Tahoon.Catalogue.Domain;
using Tahoon.ServiceDefaults.Security;

namespace Tahoon.Catalogue.Features.Filters;

/// <summary>What a search can be narrowed by: all that the organisation's providers offer, and nothing else.</summary>
/// <param name="Languages">Two letters each.</param>
/// <param name="SessionDurations">Minutes.</param>
/// <param name="FeeRange">Over all lengths; left out where there are no providers.</param>
[ImmutableObject(true)]
internal sealed record FilterData(
    IReadOnlyList<NamedSpeciality> Specialities,
    IReadOnlyList<string> Languages,
    IReadOnlyList<string> Genders,
    IReadOnlyList<int> SessionDurations,
    FeeRange? FeeRange);

/// <summary>The lowest and the highest fee, in the currency's minor unit.</summary>
[ImmutableObject(true)]
internal sealed record FeeRange(long Min, long Max, string Currency);

/// <summary><c>GET /api/careprovider/getcataloguedataforfilters</c> and <c>GET /api/v1/catalogue/filters</c>.</summary>
internal static class ReadFilters
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    public static void Map(IEndpointRouteBuilder app)
    {
        Describe(app.MapGet("/api/careprovider/getcataloguedataforfilters", HandleAsync), "GetCatalogueDataForFilters");
        Describe(app.MapGet("/api/v1/catalogue/filters", HandleAsync), nameof(ReadFilters));
    }

    private static void Describe(RouteHandlerBuilder endpoint, string name) => endpoint
        .RequireScope(Scopes.CatalogueRead, CallerKind.User, CallerKind.Provider)
        .Spoken()
        .WithName(name)
        .WithTags("Catalogue")
        .WithSummary("Read what providers can be searched by.")
        .Produces<FilterData>()
        .ProducesProblem(401)
        .ProducesProblem(403);

    /// <summary>The filters of the caller's organisation.</summary>
    internal static async Task<FilterData> HandleAsync(
        Caller caller,
        Language language,
        CatalogueCache cache,
        CancellationToken cancellation) => await cache.GetAsync(
            "filters", caller, language, Lifetime, (context, token) => ReadAsync(context, language, token), cancellation);

    private static async Task<FilterData> ReadAsync(
        CatalogueDb context, Language language, CancellationToken cancellation)
    {
        var providers = context.Providers.Where(provider => provider.Active);

        // once an hour, change and organisation: clear rather than clever
        var specialities = await context.Specialities
            .Where(speciality => speciality.Active && providers.Any(provider => provider.Specialities.Contains(speciality)))
            .ToListAsync(cancellation);
        var languages = await providers
            .SelectMany(provider => provider.Languages, (_, spoken) => spoken.Language).Distinct().ToListAsync(cancellation);
        var genders = await providers.Select(provider => provider.Gender).Distinct().ToListAsync(cancellation);
        var prices = await providers
            .SelectMany(provider => provider.Prices, (_, price) => price)
            .GroupBy(price => new { price.DurationMinutes, price.Currency })
            .Select(group => new
            {
                group.Key.DurationMinutes,
                group.Key.Currency,
                Min = group.Min(price => price.AmountMinor),
                Max = group.Max(price => price.AmountMinor),
            })
            .ToListAsync(cancellation);

        return new FilterData(
            NamedSpeciality.Of(specialities, language),
            [.. languages.Order(StringComparer.Ordinal)],
            [.. genders.Order(StringComparer.Ordinal)],
            [.. prices.Select(price => price.DurationMinutes).Distinct().Order()],
            prices.Count == 0
                ? null
                : new FeeRange(prices.Min(price => price.Min), prices.Max(price => price.Max), prices[0].Currency));
    }
}
