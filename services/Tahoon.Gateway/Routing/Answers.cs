using Tahoon.Contracts.Errors;
using Tahoon.ServiceDefaults.Problems;
using Yarp.ReverseProxy.Forwarder;

namespace Tahoon.Gateway.Routing;

/// <summary>
/// Ends a request that takes too long, and answers for services that don't: 503 with Retry-After, whatever went wrong
/// behind the gateway, and the client's own fault where its body was too large, too slow or broken. With the same idempotency key a client may always try again.
/// </summary>
internal static class Answers
{
    public static async Task GiveAsync(HttpContext context, RequestDelegate next)
    {
        var client = context.RequestAborted;
        var clock = context.RequestServices.GetRequiredService<TimeProvider>();
        using var total = new CancellationTokenSource(Proxy.Total, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(client, total.Token);
        context.RequestAborted = either.Token;
        try
        {
            await next(context);
        }
        finally
        {
            context.RequestAborted = client;
        }

        if (context.GetForwarderErrorFeature() is { } fault && !context.Response.HasStarted && !client.IsCancellationRequested)
            await Of(fault, context.Response.StatusCode).ToResult().ExecuteAsync(context);
    }

    /// <summary>For what the client did wrong the forwarder has set Kestrel's status.</summary>
    private static Failure Of(IForwarderErrorFeature fault, int status) => status switch
    {
        _ when !fault.IsOfTheClient() => Failures.Unavailable,
        StatusCodes.Status413PayloadTooLarge => Failures.TooLarge,
        StatusCodes.Status408RequestTimeout => Failures.RequestTimeout,
        _ => Failures.InvalidRequest.Because("The request could not be read."),
    };
}
