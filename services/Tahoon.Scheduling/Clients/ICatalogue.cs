using Refit;
using Tahoon.Contracts.Internal;

namespace Tahoon.Scheduling.Clients;

/// <summary>What Scheduling asks of Catalogue.</summary>
internal interface ICatalogue
{
    /// <summary>A provider of the organisation, also one that takes no new bookings, or 404.</summary>
    [Get("/internal/providers/{providerId}")]
    Task<IApiResponse<ProviderOffer>> FindProviderAsync(Guid providerId, [Query] Guid organisationId, CancellationToken cancellation);
}
