using Tahoon.Catalogue.Domain;
using Tahoon.Catalogue.Features.Search.Directories;

namespace Tahoon.Catalogue.Features.Search;

/// <summary>Which part of the list to give.</summary>
/// <param name="Skip">So many come before it; 0 where a cursor says where to begin.</param>
/// <param name="Take">The page's size.</param>
internal sealed record Window(int Skip, int Take, SearchCursor? After = null);

/// <summary>A page of what was found, without its free slots.</summary>
/// <param name="Next">Where the next page begins, or null on the last.</param>
internal sealed record Found(int TotalCount, IReadOnlyList<ListedProvider> Page, SearchCursor? Next);

/// <summary>
/// The search for providers with their free slots. However many providers there are, it is one SQL statement (whether the
/// directory in memory is the one in force) and one call to Scheduling for the page's slots. Sorting by the earliest slot takes
/// a second call, for the first slot of everybody, as only Scheduling knows it.
/// </summary>
internal sealed class ProviderSearch(DirectoryShelf directories, FreeSlots slots)
{
    public async Task<Found> FindAsync(
        Guid organisationId, SearchCriteria criteria, Language language, Window window, CancellationToken cancellation)
    {
        var directory = await directories.OfAsync(organisationId, cancellation);
        var sort = criteria.Sort ?? SearchSort.Name;
        var (total, page) = sort switch
        {
            SearchSort.Fee => Ranking.ByFee(directory, criteria, window),
            SearchSort.Earliest => Ranking.ByEarliest(
                directory, criteria, window, await slots.FirstAsync(organisationId, criteria, cancellation)),
            _ => Ranking.ByName(directory, criteria, language, window),
        };

        // one more than the page was asked for: whether there is a next one
        var shown = page.Take(window.Take).ToList();
        return new Found(
            total,
            shown.ConvertAll(match => match.Provider),
            page.Count > window.Take ? new SearchCursor(sort, shown[^1].Provider.Number, shown[^1].Key) : null);
    }

    /// <summary>The page as lists show it, with the free slots of all its providers.</summary>
    public async Task<IReadOnlyList<ProviderSummary>> ShowAsync(
        Guid organisationId, SearchCriteria criteria, Language language, Found found, CancellationToken cancellation)
    {
        var free = await slots.FindAsync(organisationId, criteria, [.. found.Page.Select(provider => provider.Id)], cancellation);
        return
        [
            .. found.Page.Select(provider => ProviderSummary.Of(
                provider, free.GetValueOrDefault(provider.Id), criteria.DurationMinutes!.Value, language)),
        ];
    }
}
