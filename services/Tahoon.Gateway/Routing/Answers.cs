using Tahoon.Contracts.Errors;
using Tahoon.ServiceDefaults.Problems;

namespace Tahoon.Gateway.Routing;

/// <summary>
/// Ends a request that takes too long, and answers for services that don't: 503 with Retry-After, whatever went wrong
/// behind the gateway. With the same idempotency key a client may always try again.
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

        if (context.GetForwarderErrorFeature() is { } fault
            && !fault.IsOfTheClient()
            && !context.Response.HasStarted
            && !client.IsCancellationRequested)
            await Failures.Unavailable.ToResult().ExecuteAsync(context);
    }
}
