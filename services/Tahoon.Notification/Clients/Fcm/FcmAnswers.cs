using System.Net;
using System.Text.Json;
using Refit;

namespace Tahoon.Notification.Clients.Fcm;

/// <summary>Reads an answer of FCM as an outcome, by the code among the error's details and only then by HTTP's.</summary>
internal static class FcmAnswers
{
    private static readonly TimeSpan QuotaWait = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan ShortestWait = TimeSpan.FromSeconds(10);

    public static PushOutcome Read(IApiResponse<FcmSent> answer, DateTimeOffset now)
    {
        // A 200 is an acceptance, whatever became of its body on the way.
        if (answer.IsSuccessStatusCode)
            return new PushOutcome.Delivered(answer.Content?.Name ?? "");
        if (answer.StatusCode is not { } status)
            return Lost(answer.Error?.InnerException, now);

        var code = ErrorCode((answer.Error as ApiException)?.Content);
        var reason = $"{(int)status} {code}".TrimEnd();
        var wait = RetryAfter(answer, now);
        return (code, status) switch
        {
            ("UNREGISTERED", _) => new PushOutcome.DeviceGone(),
            ("INVALID_ARGUMENT" or "SENDER_ID_MISMATCH", _) => new PushOutcome.GiveUp(reason),
            ("THIRD_PARTY_AUTH_ERROR", _) => new PushOutcome.GiveUp(reason, Alert: true),
            ("QUOTA_EXCEEDED", _) or (_, HttpStatusCode.TooManyRequests)
                => new PushOutcome.RetryLater(reason, now + (wait ?? QuotaWait)),
            ("UNAVAILABLE", _) or (_, HttpStatusCode.ServiceUnavailable)
                => new PushOutcome.RetryLater(reason, now + (wait > ShortestWait ? wait.Value : ShortestWait)),
            ("INTERNAL", _) => new PushOutcome.RetryLater(reason, now + wait),
            // From here on it was not FCM that spoke. Our own credentials may be mended while the message still matters.
            (_, HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden) => new PushOutcome.RetryLater(reason, now + wait),
            // A 404, say, is a wrong project or address and no word about the device.
            (_, < HttpStatusCode.InternalServerError and not HttpStatusCode.RequestTimeout)
                => new PushOutcome.GiveUp(reason, Alert: true),
            // Something on the way may have failed after FCM accepted.
            _ => new PushOutcome.Unknown(reason, now + ShortestWait),
        };
    }

    private static PushOutcome Lost(Exception? error, DateTimeOffset now) => Losses.NeverSent(error)
        ? new PushOutcome.RetryLater(Losses.Describe(error))
        : new PushOutcome.Unknown(Losses.Describe(error), now + ShortestWait);

    private static TimeSpan? RetryAfter(IApiResponse answer, DateTimeOffset now) => answer.Headers?.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } => date - now,
        _ => null,
    };

    private static string? ErrorCode(string? body)
    {
        try
        {
            return JsonSerializer.Deserialize(body ?? "null", FcmJson.Default.FcmRefusal)?.Error?.Details?
                .FirstOrDefault(d => d.Type?.EndsWith(".FcmError", StringComparison.Ordinal) == true)?.ErrorCode;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
