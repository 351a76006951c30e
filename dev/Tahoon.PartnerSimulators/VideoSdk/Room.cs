namespace Tahoon.PartnerSimulators.VideoSdk;

/// <summary>A room as it is kept; <c>CreateRequests</c> counts how often it was asked for.</summary>
internal sealed record Room(string RoomId, string? CustomRoomId, string UserId, string Id, bool Disabled,
    DateTime CreatedAt, DateTime UpdatedAt, int CreateRequests)
{
    /// <summary>The room as the partner answers it.</summary>
    public object Answer(HttpRequest request)
    {
        var address = $"{request.Scheme}://{request.Host}/v2";
        return new
        {
            roomId = RoomId,
            customRoomId = CustomRoomId,
            userId = UserId,
            disabled = Disabled,
            createdAt = CreatedAt,
            updatedAt = UpdatedAt,
            id = Id,
            links = new
            {
                get_room = $"{address}/rooms/{RoomId}",
                get_session = $"{address}/sessions/{RoomId}",
            },
        };
    }
}
