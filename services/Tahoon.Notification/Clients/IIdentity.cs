using Refit;
using Tahoon.Contracts.Internal;

namespace Tahoon.Notification.Clients;

/// <summary>What Notification asks of Identity.</summary>
internal interface IIdentity
{
    /// <summary>A user of the organisation, or 404.</summary>
    [Get("/internal/users/{userId}")]
    Task<IApiResponse<UserView>> FindUserAsync(Guid userId, [Query] Guid organisationId, CancellationToken cancellation);
}
