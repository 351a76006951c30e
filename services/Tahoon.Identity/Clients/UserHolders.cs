using System.Text.Json;
using Refit;

namespace Tahoon.Identity.Clients;

/// <summary>What Booking holds about a user.</summary>
internal interface IBooking
{
    [Get("/internal/users/{userId}/export")]
    Task<ApiResponse<JsonElement>> ExportAsync(Guid userId, [Query] Guid organisationId, CancellationToken cancellation);
}

/// <summary>What Notification holds about a user.</summary>
internal interface INotification
{
    [Get("/internal/users/{userId}/export")]
    Task<ApiResponse<JsonElement>> ExportAsync(Guid userId, [Query] Guid organisationId, CancellationToken cancellation);
}
