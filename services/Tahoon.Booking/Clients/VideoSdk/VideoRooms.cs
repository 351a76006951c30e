using System.Net;
using System.Net.Http.Headers;
using Polly.CircuitBreaker;
using Polly.RateLimiting;
using Polly.Timeout;
using Refit;
using Tahoon.ServiceDefaults.Http;

namespace Tahoon.Booking.Clients.VideoSdk;

/// <summary>The rooms of bookings. Both operations may be repeated; neither throws for the partner's sake.</summary>
internal sealed class VideoRooms(IVideoSdk partner, PartnerMetrics metrics, TimeProvider clock)
{
    /// <summary>Opens the booking's room, or finds it where an earlier try has made it already.</summary>
    public Task<PartnerOutcome> Open(string bookingId, CancellationToken cancellationToken) =>
        metrics.MeasureAsync("videosdk", "open_room", () => OpenOnce(bookingId, cancellationToken), Word);

    /// <summary>Closes a room for good. One that the partner does not know is closed.</summary>
    public Task<PartnerOutcome> Close(string roomId, CancellationToken cancellationToken) =>
        metrics.MeasureAsync("videosdk", "close_room", () => CloseOnce(roomId, cancellationToken), Word);

    private async Task<PartnerOutcome> OpenOnce(string bookingId, CancellationToken cancellationToken)
    {
        using var answer = await partner.CreateRoom(new CreateRoom(bookingId), cancellationToken);
        return answer.Content switch
        {
            { Disabled: false } room => new PartnerOutcome.Done(room.RoomId),
            { Disabled: true } => new PartnerOutcome.GiveUp("the room has been deactivated"),
            null => Refused(answer),
        };
    }

    private async Task<PartnerOutcome> CloseOnce(string roomId, CancellationToken cancellationToken)
    {
        using var answer = await partner.DeactivateRoom(new DeactivateRoom(roomId), cancellationToken);
        return answer.IsSuccessStatusCode || answer.StatusCode is HttpStatusCode.PaymentRequired or HttpStatusCode.NotFound
            ? new PartnerOutcome.Done(roomId)
            : Refused(answer);
    }

    private PartnerOutcome Refused(IApiResponse answer)
    {
        if (answer.StatusCode is not { } status)
            return new PartnerOutcome.RetryLater(Lost(answer.Error?.InnerException));
        var reason = VideoSdkFault.Describe((int)status, (answer.Error as ApiException)?.Content);
        return status switch
        {
            // Our own credentials are wrong: that is mended by an operator, and the work is still wanted then.
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => new PartnerOutcome.RetryLater(reason),
            HttpStatusCode.RequestTimeout or HttpStatusCode.Conflict or HttpStatusCode.TooManyRequests
                => new PartnerOutcome.RetryLater(reason, NotBefore(answer.Headers?.RetryAfter)),
            >= HttpStatusCode.BadRequest and < HttpStatusCode.InternalServerError => new PartnerOutcome.GiveUp(reason),
            _ => new PartnerOutcome.RetryLater(reason, NotBefore(answer.Headers?.RetryAfter)),
        };
    }

    private DateTimeOffset? NotBefore(RetryConditionHeaderValue? after) => after switch
    {
        { Delta: { } delta } => clock.GetUtcNow() + delta,
        { Date: { } date } => date,
        _ => null,
    };

    private static string Word(PartnerOutcome outcome) => outcome switch
    {
        PartnerOutcome.Done => "done",
        PartnerOutcome.RetryLater => "retry_later",
        _ => "give_up",
    };

    private static string Lost(Exception? error) => error switch
    {
        BrokenCircuitException => "not called: the circuit is open",
        RateLimiterRejectedException => "not called: too many calls under way",
        TimeoutRejectedException => "no answer in time",
        HttpRequestException http => $"no answer: {http.HttpRequestError}",
        _ => $"no answer: {error?.GetType().Name}",
    };
}
