using Tahoon.PartnerSimulators.Fcm;
using Tahoon.PartnerSimulators.VideoSdk;

namespace Tahoon.PartnerSimulators.Records;

internal static class RecordsEndpoints
{
    public static void MapRecords(this IEndpointRouteBuilder routes)
    {
        var simulator = routes.MapGroup("/_simulator");
        simulator.MapGet("/rooms", (Rooms rooms, string? bookingId) =>
            rooms.All().Where(r => bookingId is null || r.CustomRoomId == bookingId));
        simulator.MapGet("/pushes", (Pushes pushes, string? bookingId, string? token) =>
            pushes.All().Where(p => (token is null || p.Token == token)
                && (bookingId is null || p.Data.GetValueOrDefault("bookingId") == bookingId)));
        simulator.MapDelete("/records", (Rooms rooms, Pushes pushes) =>
        {
            rooms.Clear();
            pushes.Clear();
            return Results.NoContent();
        });
    }
}
