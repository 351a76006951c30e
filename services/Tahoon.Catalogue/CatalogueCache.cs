using Microsoft.Extensions.Caching.Hybrid;
using Tahoon.Catalogue.Domain;

namespace Tahoon.Catalogue;

/// <summary>
/// Remembers answers by organisation and language, shared by all replicas where there is a cache server. A replica's own
/// copy lives a minute at the most, as it is not told when another one drops the entry.
/// </summary>
internal sealed class CatalogueCache(HybridCache cache)
{
    private static readonly TimeSpan OwnCopy = TimeSpan.FromMinutes(1);

    /// <summary>The tag of all that is remembered of an organisation; removing by it lets go of all.</summary>
    public static string TagOf(Guid organisationId) => $"catalogue:{organisationId:N}";

    public async Task<T> GetAsync<T>(
        string what,
        Guid organisationId,
        Language language,
        TimeSpan lifetime,
        Func<CancellationToken, Task<T>> read,
        CancellationToken cancellation) => await cache.GetOrCreateAsync(
            $"catalogue:{what}:{organisationId:N}:{language.Code}",
            read,
            static (source, token) => new ValueTask<T>(source(token)),
            new HybridCacheEntryOptions { Expiration = lifetime, LocalCacheExpiration = OwnCopy < lifetime ? OwnCopy : lifetime },
            [TagOf(organisationId)],
            cancellation);
}
