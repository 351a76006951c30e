using Refit;
using Tahoon.Contracts.Internal;
using Tahoon.ServiceDefaults.Http;

namespace Tahoon.Booking.Clients;

/// <summary>What Booking asks of Identity.</summary>
internal interface IIdentityApi
{
    [Get("/internal/users/{userId}")]
    Task<ApiResponse<UserView>> GetUserAsync(Guid userId, [Query] Guid organisationId, CancellationToken cancellation);

    [Post("/internal/users")]
    Task<ApiResponse<RegisteredUser>> RegisterAsync(
        [Body] RegisterUserCommand command,
        [Property(HttpClientExtensions.IdempotentOption)] bool repeatable,
        CancellationToken cancellation);
}

/// <summary>What Booking asks of Catalogue.</summary>
internal interface ICatalogueApi
{
    [Get("/internal/providers/{providerId}")]
    Task<ApiResponse<ProviderOffer>> GetOfferAsync(
        Guid providerId, [Query] Guid organisationId, CancellationToken cancellation);
}

/// <summary>What Booking asks of Scheduling. All of it may be repeated: the allocation's id tells a repeat.</summary>
internal interface ISchedulingApi
{
    [Put("/internal/allocations/{allocationId}")]
    Task<ApiResponse<AllocationView>> ReserveAsync(
        Guid allocationId, [Body] ReserveCommand command, CancellationToken cancellation);

    [Post("/internal/allocations/{allocationId}/confirm")]
    Task<IApiResponse> ConfirmAsync(Guid allocationId, CancellationToken cancellation);

    [Post("/internal/allocations/{allocationId}/release")]
    Task<IApiResponse> ReleaseAsync(Guid allocationId, CancellationToken cancellation);

    [Put("/internal/holds/{holdId}")]
    Task<ApiResponse<HoldView>> HoldAsync(Guid holdId, [Body] HoldCommand command, CancellationToken cancellation);

    [Put("/internal/holds/{holdId}/allocations/{allocationId}")]
    Task<ApiResponse<AllocationView>> ConvertHoldAsync(
        Guid holdId, Guid allocationId, [Body] ConvertHoldCommand command, CancellationToken cancellation);

    [Delete("/internal/holds/{holdId}")]
    Task<IApiResponse> GiveHoldBackAsync(
        Guid holdId, [Query] Guid organisationId, [Query] Guid? userId, CancellationToken cancellation);

    [Get("/internal/allocations/{allocationId}")]
    Task<ApiResponse<AllocationView>> ShowAsync(Guid allocationId, CancellationToken cancellation);

    [Get("/internal/recovery/owners/{owner}")]
    Task<ApiResponse<OwnedTime>> ShowOwnedAsync(Guid owner, CancellationToken cancellation);

    [Post("/internal/recovery/allocations/{allocationId}")]
    Task<ApiResponse<AllocationView>> ReinstateAsync(
        Guid allocationId, [Body] ReinstateCommand command, CancellationToken cancellation);
}
