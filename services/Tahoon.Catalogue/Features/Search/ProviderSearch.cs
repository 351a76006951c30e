using Microsoft.EntityFrameworkCore;
using Tahoon.Catalogue.Data;
using Tahoon.Catalogue.Domain;
using Tahoon.Catalogue.Features.Profiles;
using Tahoon.Contracts.Internal;
using Tahoon.ServiceDefaults.Data;

namespace Tahoon.Catalogue.Features.Search;

/// <summary>Which part of the list to give.</summary>
/// <param name="Skip">So many come before it; 0 where a cursor says where to begin.</param>
/// <param name="Take">The page's size.</param>
internal sealed record Window(int Skip, int Take, SearchCursor? After = null);

/// <summary>A page of what was found.</summary>
/// <param name="Next">Where the next page begins, or null on the last.</param>
internal sealed record Found(int TotalCount, IReadOnlyList<ProviderSummary> Page, SearchCursor? Next);

/// <summary>
/// The search for providers with their free slots. Its cost does not grow with the number of providers found: six SQL
/// statements (count, order, and the page's four tables) and one call to Scheduling. Sorting by the earliest slot takes a
/// second call, for the first slot of all that match, as only Scheduling knows it; of more than 1,000 matches the first
/// 1,000 by name are compared.
/// </summary>
internal sealed class ProviderSearch(Database<CatalogueDb> database, FreeSlots slots)
{
    public async Task<Found> FindAsync(
        Guid organisationId, SearchCriteria criteria, Language language, Window window, CancellationToken cancellation)
    {
        var (total, page) = criteria.Sort is SearchSort.Earliest
            ? await EarliestAsync(organisationId, criteria, language, window, cancellation)
            : await SortedAsync(criteria, language, window, cancellation);

        // one more than the page was asked for: whether there is a next one
        var shown = page.Take(window.Take).ToList();
        var ids = shown.ConvertAll(row => row.Match.ProviderId);
        var providers = await DetailsAsync(ids, cancellation);
        var free = await slots.FindAsync(organisationId, criteria, ids, maxPerProvider: null, cancellation);
        return new Found(
            total,
            [.. ids.Where(providers.ContainsKey).Select(
                id => ProviderSummary.Of(providers[id], free.GetValueOrDefault(id), criteria.DurationMinutes!.Value, language))],
            page.Count > window.Take
                ? SearchCursor.Of(criteria.Sort ?? SearchSort.Name, shown[^1].Match, shown[^1].Earliest)
                : null);
    }

    private Task<(int Total, List<Row> Page)> SortedAsync(
        SearchCriteria criteria, Language language, Window window, CancellationToken cancellation) =>
        database.ReadAsync(
            async (context, token) =>
            {
                var matches = Matches.Of(context, criteria, language);
                var total = await matches.CountAsync(token);
                var page = await matches.After(window.After).Sorted(criteria.Sort)
                    .Skip(window.Skip).Take(window.Take + 1).ToListAsync(token);
                return (total, page.ConvertAll(match => new Row(match, default)));
            },
            cancellation);

    private async Task<(int Total, List<Row> Page)> EarliestAsync(
        Guid organisationId, SearchCriteria criteria, Language language, Window window, CancellationToken cancellation)
    {
        var (total, matches) = await database.ReadAsync(
            async (context, token) =>
            {
                var query = Matches.Of(context, criteria, language);
                return (await query.CountAsync(token), await query.Sorted(criteria.Sort).Take(FreeSlots.MaxProviders).ToListAsync(token));
            },
            cancellation);
        var first = await slots.FindAsync(
            organisationId, criteria, matches.ConvertAll(match => match.ProviderId), maxPerProvider: 1, cancellation);

        // who has no free slot comes last
        var rows = matches
            .Select(match => new Row(match, FirstOf(first.GetValueOrDefault(match.ProviderId))))
            .OrderBy(row => row.Earliest).ThenBy(row => row.Match.Number)
            .Where(row => window.After is not { } after
                || (row.Earliest.Ticks, row.Match.Number).CompareTo((after.Fee, after.Number)) > 0)
            .Skip(window.Skip).Take(window.Take + 1).ToList();
        return (total, rows);
    }

    private async Task<Dictionary<Guid, Provider>> DetailsAsync(List<Guid> ids, CancellationToken cancellation) => ids.Count == 0
        ? []
        : await database.ReadAsync(
            (context, token) => context.Providers
                .Where(provider => ids.Contains(provider.Id)).WithDetails().ToDictionaryAsync(provider => provider.Id, token),
            cancellation);

    private static DateTime FirstOf(ProviderAvailability? availability) =>
        availability is { Starts: [var start, ..] } ? start : DateTime.MaxValue;

    private sealed record Row(Match Match, DateTime Earliest);
}
