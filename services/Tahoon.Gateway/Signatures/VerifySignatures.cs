using Tahoon.Contracts.Errors;
using Tahoon.Contracts.Internal;
using Tahoon.Gateway.Askers;
using Tahoon.Gateway.Edge;
using Tahoon.Gateway.Routing;
using Tahoon.ServiceDefaults.Problems;
using Tahoon.ServiceDefaults.Security;

namespace Tahoon.Gateway.Signatures;

/// <summary>
/// Lets a request that an application's token carries go on only where it is signed, if the application signs. What carries
/// the access key itself, and users' tokens, which live in phones, are not signed.
/// </summary>
internal sealed class VerifySignatures(
    RequestDelegate next, Applications applications, Nonces nonces, GatewayMetrics metrics, TimeProvider clock)
{
    /// <summary>How far a signature's time may be from ours.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromSeconds(300);

    public async Task InvokeAsync(HttpContext context)
    {
        var failure = Asker.Of(context) is { Kind: CallerKind.Application } asker && IsSigned(RouteTable.KindOf(context))
            ? await JudgeAsync(context, asker)
            : null;
        if (failure is null)
            await next(context);
        else
            await failure.ToResult().ExecuteAsync(context);
    }

    private static bool IsSigned(RouteKind? kind) => kind is RouteKind.Resource or RouteKind.Question or RouteKind.Token;

    private async Task<Failure?> JudgeAsync(HttpContext context, Asker asker)
    {
        if (await applications.FindAsync(asker.ApplicationId) is not { } application)
            return Failures.Unauthenticated;

        var headers = context.Request.Headers[SignatureHeader.Name];
        if (headers.Count == 0)
            return application.RequireSignature ? Count("missing", Failures.SignatureInvalid) : null;

        var now = clock.GetUtcNow();
        if (headers is not [{ } text] || SignatureHeader.Read(text) is not { } header || (now - header.At).Duration() > Window)
            return Count("invalid", Failures.SignatureInvalid);

        var request = await SignedRequest.ReadAsync(context, header);
        if (!request.IsSignedBy(application.SigningSecrets, header.Mac))
            return Count("invalid", Failures.SignatureInvalid);

        return await JudgeNonceAsync(context.Request, application, header, request);
    }

    private async Task<Failure?> JudgeNonceAsync(
        HttpRequest request, ApplicationView application, SignatureHeader header, SignedRequest signed)
    {
        // a repeated read does nothing, so its nonce is nobody's business
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
            return Count("valid", null);

        var key = RepeatKey.Of(request, signed.Body);
        var first = await nonces.UseAsync(
            application.ApplicationId, header.Nonce, key ?? Nonces.NoKey, header.At + Window + TimeSpan.FromSeconds(1));
        return first is null ? Count("valid", null)
            : key is not null && first == key ? Count("repeated", null)
            : Count("replayed", Failures.SignatureReplayed);
    }

    private Failure? Count(string outcome, Failure? failure)
    {
        metrics.Signature(outcome);
        return failure;
    }
}
