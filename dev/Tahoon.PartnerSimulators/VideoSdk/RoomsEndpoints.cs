using System.Text.Json;
using System.Text.RegularExpressions;
using Tahoon.PartnerSimulators.Orders;

namespace Tahoon.PartnerSimulators.VideoSdk;

internal static partial class RoomsEndpoints
{
    private sealed record AutoClose(string? Type, int? Duration);
    private sealed record Webhook(string? EndPoint, string[]? Events);
    private sealed record CreateRoom(string? CustomRoomId, string? GeoFence, Webhook? Webhook, AutoClose? AutoCloseConfig);
    private sealed record DeactivateRoom(string? RoomId);
    private sealed record Join(string? RoomId, string? Token);

    public static void MapVideoSdk(this IEndpointRouteBuilder routes)
    {
        var rooms = routes.MapGroup("/v2/rooms").AddEndpointFilter(new ObeyOrders(Partner.VideoSdk))
            .AddEndpointFilter((context, next) =>
            {
                var services = context.HttpContext.RequestServices;
                var refusal = VideoSdkToken.Refuse(context.HttpContext.Request,
                    services.GetRequiredService<IConfiguration>(), services.GetRequiredService<TimeProvider>().GetUtcNow());
                return refusal is null ? next(context) : ValueTask.FromResult<object?>(refusal);
            });
        rooms.MapPost("", Create);
        rooms.MapGet("/validate/{roomId}", Validate);
        rooms.MapPost("/deactivate", Deactivate);
        routes.MapPost("/_simulator/join", TryToJoin);
    }

    /// <summary>What the partner's own clients do when somebody enters: there is no such call of servers.</summary>
    private static async Task<IResult> TryToJoin(HttpRequest request, Rooms rooms, IConfiguration configuration, TimeProvider clock)
    {
        if (await Body<Join>(request) is not { RoomId: { Length: > 0 } roomId } asked)
            return VideoSdkError.Invalid("roomId is required");
        if (VideoSdkToken.RefuseParticipant(asked.Token, roomId, configuration, clock.GetUtcNow(), out var token) is { } refusal)
            return refusal;
        return rooms.Find(roomId) switch
        {
            { Disabled: false } => Results.Json(new
            {
                roomId,
                participantId = token.Text("participantId"),
                permissions = token.List("permissions"),
            }),
            { Disabled: true } => VideoSdkError.Invalid("Room is disabled"),
            null => NotFound(roomId),
        };
    }

    private static async Task<IResult> Create(HttpRequest request, Rooms rooms, TimeProvider clock)
    {
        if (await Body<CreateRoom>(request) is not { } asked)
            return VideoSdkError.Invalid("Request body is not valid");
        if (asked.Webhook is { EndPoint: null or "" } or { Events: null or [] })
            return VideoSdkError.Invalid("webhook needs endPoint and events");
        if (asked.AutoCloseConfig is { Type: not ("session-ends" or "session-end-and-deactivate") })
            return VideoSdkError.Invalid("autoCloseConfig.type is not valid");
        return Results.Json(rooms.Create(asked.CustomRoomId, clock.GetUtcNow()).Answer(request));
    }

    private static IResult Validate(string roomId, HttpRequest request, Rooms rooms) => rooms.Find(roomId) switch
    {
        { Disabled: false } room => Results.Json(room.Answer(request)),
        { Disabled: true } => VideoSdkError.Invalid("Room is disabled"),
        null => NotFound(roomId),
    };

    private static async Task<IResult> Deactivate(HttpRequest request, Rooms rooms, TimeProvider clock)
    {
        if (await Body<DeactivateRoom>(request) is not { RoomId: { Length: > 0 } roomId })
            return VideoSdkError.Invalid("roomId is required");
        return rooms.Deactivate(roomId, clock.GetUtcNow()) is { } room
            ? Results.Json(room.Answer(request))
            : NotFound(roomId);
    }

    private static IResult NotFound(string roomId) => VideoSdkError.NotFound(RoomId().IsMatch(roomId) ? 404 : 402);

    private static async Task<T?> Body<T>(HttpRequest request) where T : class
    {
        try
        {
            return await JsonSerializer.DeserializeAsync<T>(request.Body, JsonSerializerOptions.Web,
                request.HttpContext.RequestAborted);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    [GeneratedRegex("^[a-z0-9]{3}-[a-z0-9]{4}-[a-z0-9]{4}$")]
    private static partial Regex RoomId();
}
