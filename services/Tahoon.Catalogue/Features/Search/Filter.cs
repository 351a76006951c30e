using Tahoon.Catalogue.Domain;
using Tahoon.Catalogue.Features.Search.Directories;

namespace Tahoon.Catalogue.Features.Search;

/// <summary>What a search is narrowed by, made ready to look at many providers.</summary>
internal sealed class Filter(SearchCriteria criteria)
{
    private const int MaxWords = 6;

    private readonly HashSet<Guid>? _specialities =
        criteria.SpecialityIds is { Count: > 0 } wanted ? [.. wanted.Select(speciality => speciality.Value)] : null;

    private readonly string[] _words =
        [.. Folding.Fold(criteria.Text ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct().Take(MaxWords)];

    private readonly int _minutes = criteria.DurationMinutes!.Value;

    /// <summary>Whether a provider matches, and what a session of the length asked for costs there.</summary>
    public bool Takes(ListedProvider provider, out long fee)
    {
        var price = provider.PriceOf(_minutes);
        fee = price?.AmountMinor ?? 0;
        return price is not null
            && !(fee < criteria.MinFee) && !(fee > criteria.MaxFee)
            && (criteria.Genders is not { Count: > 0 } genders || genders.Contains(provider.Gender))
            && (criteria.Languages is not { Count: > 0 } languages || provider.Languages.Any(languages.Contains))
            && (_specialities is null || provider.Specialities.Any(speciality => _specialities.Contains(speciality.Id)))
            && HasWords(provider.Text);
    }

    private bool HasWords(string text)
    {
        foreach (var word in _words)
            if (!text.Contains(word, StringComparison.Ordinal))
                return false;

        return true;
    }
}
