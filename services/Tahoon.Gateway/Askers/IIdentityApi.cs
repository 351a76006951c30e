using Refit;
using Tahoon.Contracts.Internal;

namespace Tahoon.Gateway.Askers;

/// <summary>What the gateway asks of Identity.</summary>
internal interface IIdentityApi
{
    [Get("/internal/applications/{applicationId}")]
    Task<ApiResponse<ApplicationView>> GetApplicationAsync(Guid applicationId, CancellationToken cancellation);

    [Get("/internal/applications/origins")]
    Task<OriginsView> GetOriginsAsync(CancellationToken cancellation);
}
