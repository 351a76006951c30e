using Tahoon.Catalogue.Domain;
using Tahoon.Catalogue.Features.Search;

namespace Tahoon.Catalogue.Features.Graph;

/// <summary>A page of providers. Free slots are asked for when the first is wanted, and then for all of the page at once.</summary>
internal sealed record FoundPage(int TotalCount, string? NextCursor, IReadOnlyList<FoundProvider> Items)
{
    /// <param name="show">Asks for the page with its free slots.</param>
    public static FoundPage Of(Found found, int minutes, Language language, Func<Task<IReadOnlyList<ProviderSummary>>> show)
    {
        var shown = new Lazy<Task<IReadOnlyList<ProviderSummary>>>(show);
        return new FoundPage(
            found.TotalCount,
            found.Next?.Write(),
            [
                .. found.Page.Select((provider, place) => new FoundProvider(
                    ProviderSummary.Of(provider, availability: null, minutes, language),
                    async () => (await shown.Value)[place])),
            ]);
    }
}

/// <summary>A provider of a page.</summary>
/// <param name="Known">All but what Scheduling knows: the free slots and the time zone.</param>
/// <param name="WholeAsync">With that too.</param>
internal sealed record FoundProvider(ProviderSummary Known, Func<Task<ProviderSummary>> WholeAsync);
