using Refit;

namespace Tahoon.Booking.Clients.VideoSdk;

/// <summary>VideoSDK v2, as far as it is used. No call throws for the partner's sake: the response carries what went wrong.</summary>
internal interface IVideoSdk
{
    [Post("/v2/rooms")]
    Task<IApiResponse<VideoRoom>> CreateRoom([Body] CreateRoom room, CancellationToken cancellationToken);

    /// <summary>The room, or 400, 402 or 404 where it can't be entered.</summary>
    [Get("/v2/rooms/validate/{roomId}")]
    Task<IApiResponse<VideoRoom>> ValidateRoom(string roomId, CancellationToken cancellationToken);

    [Post("/v2/rooms/deactivate")]
    Task<IApiResponse<VideoRoom>> DeactivateRoom([Body] DeactivateRoom room, CancellationToken cancellationToken);
}
