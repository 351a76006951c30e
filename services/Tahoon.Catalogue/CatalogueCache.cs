using Microsoft.Extensions.Caching.Hybrid;
using Tahoon.Catalogue.Data;
using Tahoon.Catalogue.Domain;
using Tahoon.ServiceDefaults.Caching;
using Tahoon.ServiceDefaults.Data;
using Tahoon.ServiceDefaults.Security;

namespace Tahoon.Catalogue;

/// <summary>
/// Remembers answers by organisation, its mark and language, shared by all replicas where there is a cache server. A change
/// raises the mark, which is read before what is remembered under it: an answer is never older than its mark, and no mark is
/// older than a second. What is remembered is open to all of the organisation: it is read outside of the request, for whoever
/// asks first, and given to the others.
/// </summary>
internal sealed class CatalogueCache(
    HybridCache cache, CatalogueMarks marks, Database<CatalogueDb> database, CacheMetrics metrics)
{
    /// <summary>What was remembered under marks gone by takes no room in a process for longer.</summary>
    private static readonly TimeSpan OwnCopy = TimeSpan.FromMinutes(1);

    public async Task<T> GetAsync<T>(
        string what,
        Caller caller,
        Language language,
        TimeSpan lifetime,
        Func<CatalogueDb, CancellationToken, Task<T>> read,
        CancellationToken cancellation)
    {
        var asked = false;
        var mark = await marks.OfAsync(caller.OrganisationId, cancellation);
        var known = await cache.GetOrCreateAsync(
            $"catalogue:{what}:{caller.OrganisationId:N}:{mark}:{language.Code}",
            async token =>
            {
                asked = true;
                return await database.For(caller).ReadAsync(read, token);
            },
            new HybridCacheEntryOptions { Expiration = lifetime, LocalCacheExpiration = OwnCopy < lifetime ? OwnCopy : lifetime },
            cancellationToken: cancellation);
        metrics.LookedUp("catalogue", asked ? "miss" : "hit");
        return known;
    }
}
