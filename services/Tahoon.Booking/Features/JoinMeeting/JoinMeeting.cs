using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Tahoon.Booking.Clients.VideoSdk;
using Tahoon.Booking.Data;
using Tahoon.Booking.Domain;
using Tahoon.Booking.Meetings;
using Tahoon.Contracts.Errors;
using Tahoon.Contracts.Ids;
using Tahoon.ServiceDefaults.Data;
using Tahoon.ServiceDefaults.Problems;
using Tahoon.ServiceDefaults.Security;

namespace Tahoon.Booking.Features.JoinMeeting;

/// <summary>A participant's way into the room.</summary>
/// <param name="JoinUrl">Where an app without the partner's SDK goes; the token is not in it, as addresses are written down on their way.</param>
/// <param name="Token">For the partner: this participant, this room, until the session ends.</param>
/// <param name="ExpiresAt">When the token ends.</param>
internal sealed record JoinAnswer(Uri JoinUrl, string Token, DateTime ExpiresAt)
{
    /// <summary>Without the token.</summary>
    public override string ToString() => nameof(JoinAnswer);
}

/// <summary><c>POST /api/v1/bookings/{id}/join</c>.</summary>
internal static class JoinMeeting
{
    public static void Map(IEndpointRouteBuilder app) => app.MapPost("/api/v1/bookings/{bookingId}/join", HandleAsync)
        .RequireScope(Scopes.Bookings, CallerKind.User, CallerKind.Provider)
        .WithName(nameof(JoinMeeting))
        .WithTags("Bookings")
        .WithSummary("Get into the session's room: for its user and its provider, from 10 minutes before the start until the end.")
        .ProducesProblem(404).ProducesProblem(409).ProducesProblem(422).ProducesProblem(503);

    private static async Task<Results<Ok<JoinAnswer>, ProblemHttpResult>> HandleAsync(
        BookingId bookingId, Caller caller, HttpResponse response, Database<BookingDb> database, VideoSdkTokens tokens,
        IOptions<VideoSdkOptions> partner, TimeProvider clock, CancellationToken cancellation)
    {
        if (caller.Kind is not (CallerKind.User or CallerKind.Provider))
            return Failures.Forbidden.Because("Only the two who meet may join.").ToResult();

        var found = await database.ReadAsync(
            async (context, token) => (
                Booking: await context.Bookings.SingleOrDefaultAsync(row => row.BookingId == bookingId.Value, token),
                Meeting: await context.Meetings.SingleOrDefaultAsync(row => row.Id == bookingId.Value, token)),
            cancellation);
        if (found.Booking is not { } booking)
            return Failures.NotFound.ToResult();
        if (Joining.Refusal(booking.Status, booking.Start, booking.End, clock.GetUtcNow().UtcDateTime) is { } refusal)
            return refusal.ToResult();
        if (found.Meeting is not { RoomState: RoomState.Ready, RoomId: { } room })
            return Failures.MeetingNotReady.ToResult();

        response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(new JoinAnswer(
            AddressOf(room, partner.Value), tokens.ForParticipant(ParticipantOf(caller, room), booking.End), booking.End));
    }

    private static Participant ParticipantOf(Caller caller, string room) => caller.Kind is CallerKind.Provider
        ? new(room, new ProviderId(caller.SubjectId).ToString(), Moderates: true)
        : new(room, new UserId(caller.SubjectId).ToString(), Moderates: false);

    private static Uri AddressOf(string room, VideoSdkOptions partner) =>
        new UriBuilder(partner.JoinUrl!) { Query = $"meetingId={Uri.EscapeDataString(room)}" }.Uri;
}
