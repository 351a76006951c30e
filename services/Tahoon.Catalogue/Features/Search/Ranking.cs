using System.Globalization;
using Tahoon.Catalogue.Domain;
using Tahoon.Catalogue.Features.Search.Directories;

namespace Tahoon.Catalogue.Features.Search;

/// <summary>A provider on a page, with what follows it: the cursor that goes on from there is made of these.</summary>
internal readonly record struct Match(ListedProvider Provider, string Key);

/// <summary>Puts what matches in the order asked for, and takes a page of it.</summary>
internal static class Ranking
{
    /// <summary>Later than every start: who has none comes last.</summary>
    private const uint Never = uint.MaxValue;

    public static (int Total, List<Match> Page) ByName(
        ProviderDirectory directory, SearchCriteria criteria, Language language, Window window) =>
        Take(directory.ByName(language), criteria, window, (provider, _) => Name(provider, language), string.CompareOrdinal);

    public static (int Total, List<Match> Page) ByFee(ProviderDirectory directory, SearchCriteria criteria, Window window) =>
        Take(directory.ByFee(criteria.DurationMinutes!.Value), criteria, window, (_, fee) => Text(fee), Compare);

    /// <param name="first">The first start by provider, in seconds since the Unix epoch.</param>
    public static (int Total, List<Match> Page) ByEarliest(
        ProviderDirectory directory, SearchCriteria criteria, Window window, Dictionary<Guid, uint> first)
    {
        var filter = new Filter(criteria);
        var (keys, rows) = (new List<ulong>(), new List<ListedProvider>());
        foreach (var provider in directory.ByName(Language.English))
        {
            if (!filter.Takes(provider, out _))
                continue;

            keys.Add(((ulong)first.GetValueOrDefault(provider.Id, Never) << 32) | (uint)provider.Number);
            rows.Add(provider);
        }

        var (order, sorted) = (keys.ToArray(), rows.ToArray());
        Array.Sort(order, sorted);
        var from = window.After is { } after ? After(order, (ulong)Number(after.Key) << 32 | (uint)after.Number) : 0;
        var page = new List<Match>();
        for (var place = from + window.Skip; place < order.Length && page.Count <= window.Take; place++)
            page.Add(new Match(sorted[place], Text((long)(order[place] >> 32))));
        return (order.Length, page);
    }

    private static (int Total, List<Match> Page) Take(
        ListedProvider[] sorted, SearchCriteria criteria, Window window, Func<ListedProvider, long, string> key,
        Comparison<string> compare)
    {
        var filter = new Filter(criteria);
        var (total, passed, page) = (0, 0, new List<Match>());
        foreach (var provider in sorted)
        {
            if (!filter.Takes(provider, out var fee))
                continue;

            total++;
            if (page.Count > window.Take
                || (window.After is { } after && IsNotAfter(after, key(provider, fee), provider.Number, compare))
                || passed++ < window.Skip)
                continue;

            page.Add(new Match(provider, key(provider, fee)));
        }

        return (total, page);
    }

    private static bool IsNotAfter(SearchCursor cursor, string key, int number, Comparison<string> compare) =>
        compare(key, cursor.Key) is var order && (order < 0 || (order == 0 && number <= cursor.Number));

    private static int After(ulong[] order, ulong key) =>
        Array.BinarySearch(order, key) is var found && found >= 0 ? found + 1 : ~found;

    private static string Name(ListedProvider provider, Language language) => provider.SortName.In(language);

    private static int Compare(string one, string other) => Number(one).CompareTo(Number(other));

    private static long Number(string key) =>
        long.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
