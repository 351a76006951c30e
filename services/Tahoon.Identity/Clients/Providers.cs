using System.Net;
using Microsoft.Extensions.Caching.Hybrid;
using Tahoon.ServiceDefaults.Problems;

namespace Tahoon.Identity.Clients;

/// <summary>Which providers an organisation has: Catalogue knows, and is believed for a few minutes. Who is not there is asked for again.</summary>
internal sealed class Providers(HybridCache cache, ICatalogue catalogue)
{
    private static readonly HybridCacheEntryOptions Minutes = new() { Expiration = TimeSpan.FromMinutes(5) };

    /// <summary>True where the organisation has that provider.</summary>
    /// <exception cref="DependencyUnavailableException">Catalogue does not answer.</exception>
    public async Task<bool> HasAsync(Guid organisation, Guid provider, CancellationToken cancellation)
    {
        var key = $"identity:provider:{organisation:N}:{provider:N}";
        var found = await cache.GetOrCreateAsync(
            key, async token => await AskAsync(organisation, provider, token), Minutes, cancellationToken: cancellation);
        if (!found)
            await cache.RemoveAsync(key, cancellation);

        return found;
    }

    private async Task<bool> AskAsync(Guid organisation, Guid provider, CancellationToken cancellation)
    {
        try
        {
            using var answer = await catalogue.FindProviderAsync(provider, organisation, cancellation);
            return answer switch
            {
                { IsSuccessStatusCode: true } => true,
                { StatusCode: HttpStatusCode.NotFound } => false,
                _ => throw new DependencyUnavailableException("catalogue", answer.Error),
            };
        }
        catch (Exception exception) when (exception is not DependencyUnavailableException and not OperationCanceledException)
        {
            throw new DependencyUnavailableException("catalogue", exception);
        }
    }
}
