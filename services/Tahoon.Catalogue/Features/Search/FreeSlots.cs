using Tahoon.Catalogue.Clients;
using Tahoon.Contracts.Internal;
using Tahoon.ServiceDefaults.Problems;

namespace Tahoon.Catalogue.Features.Search;

/// <summary>Asks Scheduling for the free slots of many providers at once.</summary>
internal sealed class FreeSlots(ISchedulingApi scheduling)
{
    /// <summary>The most providers of one question.</summary>
    public const int MaxProviders = 1000;

    /// <summary>Free slots by provider, in one call.</summary>
    /// <param name="maxPerProvider">Null for all.</param>
    /// <exception cref="DependencyUnavailableException">Scheduling does not answer.</exception>
    public async Task<IReadOnlyDictionary<Guid, ProviderAvailability>> FindAsync(
        Guid organisationId,
        SearchCriteria criteria,
        IReadOnlyList<Guid> providers,
        int? maxPerProvider,
        CancellationToken cancellation)
    {
        if (providers.Count == 0)
            return new Dictionary<Guid, ProviderAvailability>();

        try
        {
            var query = new AvailabilityQuery(
                organisationId, providers, criteria.From!.Value, criteria.To!.Value, criteria.DurationMinutes!.Value, maxPerProvider);
            var found = await scheduling.FindFreeAsync(query, repeatable: true, cancellation);
            return found.Providers.ToDictionary(provider => provider.ProviderId);
        }
        catch (Exception away) when (!cancellation.IsCancellationRequested)
        {
            throw new DependencyUnavailableException("scheduling", away);
        }
    }
}
