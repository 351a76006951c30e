using System.Text.Json.Nodes;
using Microsoft.Extensions.Caching.Hybrid;
using Tahoon.Gateway.Routing;

namespace Tahoon.Gateway.Documentation;

/// <summary>The services' OpenAPI documents, each kept for a minute.</summary>
internal sealed class ServiceDocuments(Replicas replicas, HybridCache cache)
{
    private static readonly HybridCacheEntryOptions AMinute = new() { Expiration = TimeSpan.FromMinutes(1) };

    /// <summary>A service's document, or null where no replica of it answers.</summary>
    public async Task<JsonObject?> ReadAsync(string service, string document, CancellationToken cancellation)
    {
        try
        {
            var text = await cache.GetOrCreateAsync(
                $"openapi:{service}:{document}",
                async token => await AskAsync(service, $"/openapi/{document}.json", token),
                AMinute,
                cancellationToken: cancellation);
            return JsonNode.Parse(text)?.AsObject();
        }
        catch (Exception away) when (away is HttpRequestException || !cancellation.IsCancellationRequested)
        {
            return null;
        }
    }

    private async Task<string> AskAsync(string service, string path, CancellationToken cancellation)
    {
        Exception? last = null;
        foreach (var replica in replicas.Of(service))
        {
            try
            {
                using var answer = await replicas.AskAsync(replica, path, cancellation);
                return await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync(cancellation);
            }
            catch (Exception away) when (!cancellation.IsCancellationRequested)
            {
                last = away;
            }
        }

        throw last ?? new HttpRequestException($"There is no replica of {service}.");
    }
}
