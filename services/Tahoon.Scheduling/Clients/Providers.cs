using System.Net;
using Tahoon.ServiceDefaults.Problems;

namespace Tahoon.Scheduling.Clients;

/// <summary>Which providers an organisation has: Catalogue knows.</summary>
internal sealed class Providers(ICatalogue catalogue)
{
    /// <summary>True where the organisation has that provider.</summary>
    /// <exception cref="DependencyUnavailableException">Catalogue does not answer.</exception>
    public async Task<bool> HasAsync(Guid organisation, Guid provider, CancellationToken cancellation)
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
        catch (Exception exception) when (exception is not DependencyUnavailableException && !cancellation.IsCancellationRequested)
        {
            throw new DependencyUnavailableException("catalogue", exception);
        }
    }
}
