using System.Net;
using Microsoft.Extensions.Options;

namespace Tahoon.Notification.Clients.Fcm;

/// <summary>
/// Sends pushes, each once: a send can't be repeated safely, so that is the worker's to decide, by the outcome.
/// A cancelled send throws; whether FCM accepted it is then unknown too.
/// </summary>
internal sealed class Pushes(IFcm fcm, AccessTokens tokens, IOptions<FcmOptions> options, TimeProvider clock)
{
    public async Task<PushOutcome> Send(FcmMessage message, CancellationToken cancellationToken)
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
}
