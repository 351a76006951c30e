using System.Linq.Expressions;
using Tahoon.Catalogue.Data;
using Tahoon.Catalogue.Domain;

namespace Tahoon.Catalogue.Features.Search;

/// <summary>A provider that matches, with what lists are sorted by.</summary>
internal sealed class Match
{
    public Guid ProviderId { get; init; }

    public int Number { get; init; }

    public string Name { get; init; } = "";

    public long Fee { get; init; }
}

/// <summary>The search as a query: what matches, and in which order.</summary>
internal static class Matches
{
    private const int MaxWords = 6;

    public static IQueryable<Match> Of(CatalogueDb context, SearchCriteria criteria, Language language)
    {
        var providers = context.Providers.Where(provider => provider.Active);
        if (criteria.SpecialityIds is { Count: > 0 } specialities)
        {
            var ids = specialities.Select(speciality => speciality.Value).ToList();
            providers = providers.Where(provider => provider.Specialities.Any(speciality => ids.Contains(speciality.Id)));
        }

        if (criteria.Languages is { Count: > 0 } languages)
            providers = providers.Where(provider => provider.Languages.Any(spoken => languages.Contains(spoken.Language)));
        if (criteria.Genders is { Count: > 0 } genders)
            providers = providers.Where(provider => genders.Contains(provider.Gender));
        foreach (var word in Words(criteria.Text))
            providers = providers.Where(provider => provider.SearchText.Contains(word));

        var arabic = language == Language.Arabic;
        return providers.Join(
            context.Prices.Where(Affordable(criteria)),
            provider => provider.Id,
            price => price.ProviderId,
            (provider, price) => new Match
            {
                ProviderId = provider.Id,
                Number = provider.Number,
                Name = arabic ? provider.SortName.Ar : provider.SortName.En,
                Fee = price.AmountMinor,
            });
    }

    /// <summary>In the order asked for; the earliest slot is not this service's to sort by, so that order begins as by name.</summary>
    public static IQueryable<Match> Sorted(this IQueryable<Match> matches, string? sort) => sort is SearchSort.Fee
        ? matches.OrderBy(match => match.Fee).ThenBy(match => match.Number)
        : matches.OrderBy(match => match.Name).ThenBy(match => match.Number);

    /// <summary>Only what comes after the last one of the page before.</summary>
    public static IQueryable<Match> After(this IQueryable<Match> matches, SearchCursor? cursor) => cursor switch
    {
        { Sort: SearchSort.Fee } => matches.Where(
            match => match.Fee > cursor.Fee || (match.Fee == cursor.Fee && match.Number > cursor.Number)),
        { Sort: SearchSort.Name } => matches.Where(
            match => string.Compare(match.Name, cursor.Key) > 0 || (match.Name == cursor.Key && match.Number > cursor.Number)),
        _ => matches,
    };

    private static Expression<Func<ProviderPrice, bool>> Affordable(SearchCriteria criteria)
    {
        var (duration, min, max) = (criteria.DurationMinutes!.Value, criteria.MinFee ?? 0, criteria.MaxFee ?? long.MaxValue);
        return price => price.DurationMinutes == duration && price.AmountMinor >= min && price.AmountMinor <= max;
    }

    private static IEnumerable<string> Words(string? text) =>
        Folding.Fold(text ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(MaxWords);
}
