using System.Net;
using Microsoft.Extensions.Options;
using Tahoon.ServiceDefaults.Http;

namespace Tahoon.Notification.Clients.Fcm;

/// <summary>
/// Sends pushes, each once: a send can't be repeated safely, so that is the worker's to decide, by the outcome.
/// A cancelled send throws; whether FCM accepted it is then unknown too.
/// </summary>
internal sealed class Pushes(IFcm fcm, AccessTokens tokens, IOptions<FcmOptions> options, PartnerMetrics metrics, TimeProvider clock)
{
    public Task<PushOutcome> Send(FcmMessage message, CancellationToken cancellationToken) =>
        metrics.MeasureAsync("fcm", "send", () => SendOnce(message, cancellationToken), Word);

    private async Task<PushOutcome> SendOnce(FcmMessage message, CancellationToken cancellationToken)
    {
        var token = await tokens.Get(cancellationToken);
        if (token.Value is null)
            return new PushOutcome.RetryLater(token.Refusal!);

        using var answer = await fcm.Send(options.Value.ProjectId, new FcmSend(message), token.Value, cancellationToken);
        var outcome = FcmAnswers.Read(answer, clock.GetUtcNow());
        if (answer.StatusCode == HttpStatusCode.Unauthorized && outcome is PushOutcome.RetryLater)
            tokens.Forget(token.Value);
        return outcome;
    }

    private static string Word(PushOutcome outcome) => outcome switch
    {
        PushOutcome.Delivered => "done",
        PushOutcome.RetryLater => "retry_later",
        PushOutcome.DeviceGone => "device_gone",
        PushOutcome.GiveUp => "give_up",
        _ => "unknown",
    };
}
