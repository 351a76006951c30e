using Tahoon.Contracts.Errors;
using Tahoon.Gateway.Askers;
using Tahoon.ServiceDefaults.Problems;

namespace Tahoon.Gateway.Origins;

/// <summary>Answers preflights, and refuses requests with a token of another application than the page's.</summary>
internal sealed class CheckOrigin(RequestDelegate next, ForeignOrigins origins)
{
    private const string
        Methods = "GET, HEAD, POST, PUT, PATCH, DELETE",
        Headers = "Authorization, Content-Type, Accept-Language, Idempotency-Key, If-Match, If-None-Match, Tahoon-Signature, traceparent, tracestate",
        KeptSeconds = "600";

    public async Task InvokeAsync(HttpContext context)
    {
        if (ForeignOrigins.Of(context.Request) is not { } origin)
            await next(context);
        else if (ForeignOrigins.IsPreflight(context.Request))
            await PreflightAsync(context, origin);

        // without a token nothing is asked in an application's name, and the page can't read the answer
        else if (Asker.Of(context) is not { } asker || await origins.IsOfAsync(asker, origin))
            await next(context);
        else
            await RefuseAsync(context, "The origin is not one of the application's.");
    }

    private async Task PreflightAsync(HttpContext context, string origin)
    {
        if (!await origins.IsKnownAsync(origin))
        {
            await RefuseAsync(context, "The origin belongs to no application.");
            return;
        }

        var headers = context.Response.Headers;
        ForeignOrigins.Allow(headers, origin);
        headers.AccessControlAllowMethods = Methods;
        headers.AccessControlAllowHeaders = Headers;
        headers.AccessControlMaxAge = KeptSeconds;
        context.Response.StatusCode = StatusCodes.Status204NoContent;
    }

    private static Task RefuseAsync(HttpContext context, string why) =>
        Failures.Forbidden.Because(why).ToResult().ExecuteAsync(context);
}
