using Microsoft.EntityFrameworkCore;
using Tahoon.Catalogue.Data;
using Tahoon.Contracts;
using Tahoon.Contracts.Internal;

namespace Tahoon.Catalogue.Features.Profiles;

/// <summary>Reads providers with all that belongs to them.</summary>
internal static class ProviderDetails
{
    /// <summary>One statement for the providers and one for each kind of detail, whatever their number.</summary>
    public static IQueryable<Provider> WithDetails(this IQueryable<Provider> providers) => providers
        .Include(provider => provider.Languages)
        .Include(provider => provider.Specialities)
        .Include(provider => provider.Prices)
        .AsSplitQuery();

    /// <summary>The prices by session length, shortest first.</summary>
    public static IReadOnlyList<SessionPrice> SessionPrices(this Provider provider) =>
    [
        .. provider.Prices
            .OrderBy(price => price.DurationMinutes)
            .Select(price => new SessionPrice(price.DurationMinutes, new Money(price.AmountMinor, price.Currency))),
    ];
}
