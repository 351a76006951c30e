using Microsoft.Extensions.Caching.Hybrid;
using Tahoon.Catalogue.Data;
using Tahoon.Catalogue.Domain;
using Tahoon.ServiceDefaults.Caching;
using Tahoon.ServiceDefaults.Data;
using Tahoon.ServiceDefaults.Security;

namespace Tahoon.Catalogue;

/// <summary>
/// Remembers answers by organisation and language, shared by all replicas where there is a cache server. A replica's own
/// copy lives a minute at the most, as it is not told when another one drops the entry. What is remembered is open to all of
/// the organisation: it is read outside of the request, for whoever asks first, and given to the others.
/// </summary>
internal sealed class CatalogueCache(HybridCache cache, Database<CatalogueDb> database, CacheMetrics metrics)
{
    private static readonly TimeSpan OwnCopy = TimeSpan.FromMinutes(1);

    /// <summary>The tag of all that is remembered of an organisation; removing by it lets go of all.</summary>
    public static string TagOf(Guid organisationId) => $"catalogue:{organisationId:N}";

    public async Task<T> GetAsync<T>(
        string what,
        Caller caller,
        Language language,
        TimeSpan lifetime,
        Func<CatalogueDb, CancellationToken, Task<T>> read,
        CancellationToken cancellation)
    {
        var asked = false;
        var known = await cache.GetOrCreateAsync(
            $"catalogue:{what}:{caller.OrganisationId:N}:{language.Code}",
            async token =>
            {
                asked = true;
                return await database.For(caller).ReadAsync(read, token);
            },
            new HybridCacheEntryOptions { Expiration = lifetime, LocalCacheExpiration = OwnCopy < lifetime ? OwnCopy : lifetime },
            [TagOf(caller.OrganisationId)],
            cancellation);
        metrics.LookedUp("catalogue", asked ? "miss" : "hit");
        return known;
    }
}
