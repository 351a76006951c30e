using Tahoon.Catalogue.Clients;
using Tahoon.Contracts.Internal;
using Tahoon.ServiceDefaults.Problems;

namespace Tahoon.Catalogue.Features.Search;

/// <summary>Asks Scheduling for the free slots of many providers at once.</summary>
internal sealed class FreeSlots(ISchedulingApi scheduling)
{
    /// <summary>All free slots by provider, in one call.</summary>
    /// <exception cref="DependencyUnavailableException">Scheduling does not answer.</exception>
    public async Task<IReadOnlyDictionary<Guid, ProviderAvailability>> FindAsync(
        Guid organisationId,
        SearchCriteria criteria,
        IReadOnlyList<Guid> providers,
        CancellationToken cancellation)
    {
        if (providers.Count == 0)
            return new Dictionary<Guid, ProviderAvailability>();

        var query = new AvailabilityQuery(
            organisationId, providers, criteria.From!.Value, criteria.To!.Value, criteria.DurationMinutes!.Value);
        var found = await AskAsync(() => scheduling.FindFreeAsync(query, repeatable: true, cancellation), cancellation);
        return found.Providers.ToDictionary(provider => provider.ProviderId);
    }

    /// <summary>The first free slot of each provider of the organisation that has one, in seconds since the Unix epoch; in one call.</summary>
    /// <exception cref="DependencyUnavailableException">Scheduling does not answer.</exception>
    public async Task<Dictionary<Guid, uint>> FirstAsync(
        Guid organisationId, SearchCriteria criteria, CancellationToken cancellation)
    {
        var query = new EarliestQuery(organisationId, criteria.From!.Value, criteria.To!.Value, criteria.DurationMinutes!.Value);
        return (await AskAsync(() => scheduling.FindEarliestAsync(query, repeatable: true, cancellation), cancellation)).Read();
    }

    private static async Task<T> AskAsync<T>(Func<Task<T>> ask, CancellationToken cancellation)
    {
        try
        {
            return await ask();
        }
        catch (Exception away) when (!cancellation.IsCancellationRequested)
        {
            throw new DependencyUnavailableException("scheduling", away);
        }
    }
}
