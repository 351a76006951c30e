using System.Collections.Concurrent;
using Tahoon.Catalogue.Domain;

namespace Tahoon.Catalogue.Features.Search.Directories;

/// <summary>The active providers of an organisation, in each order that they can be listed in.</summary>
internal sealed class ProviderDirectory(long version, IReadOnlyList<ListedProvider> providers)
{
    private readonly ListedProvider[] _english = Sorted(providers, provider => provider.SortName.En);
    private readonly ListedProvider[] _arabic = Sorted(providers, provider => provider.SortName.Ar);
    private readonly ConcurrentDictionary<int, ListedProvider[]> _byFee = new();

    /// <summary>The organisation's mark as the providers were read, or an earlier one: it is never older than it says.</summary>
    public long Version => version;

    public int Count => _english.Length;

    public ListedProvider[] ByName(Language language) => language == Language.Arabic ? _arabic : _english;

    /// <summary>Those who offer a length, by its fee.</summary>
    public ListedProvider[] ByFee(int minutes) => _byFee.GetOrAdd(
        minutes,
        static (length, all) =>
        [
            .. all.Where(provider => provider.PriceOf(length) is not null)
                .OrderBy(provider => provider.PriceOf(length)!.AmountMinor).ThenBy(provider => provider.Number),
        ],
        _english);

    private static ListedProvider[] Sorted(IEnumerable<ListedProvider> providers, Func<ListedProvider, string> name) =>
        [.. providers.OrderBy(name, StringComparer.Ordinal).ThenBy(provider => provider.Number)];
}
