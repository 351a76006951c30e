using Tahoon.Gateway.Askers;

namespace Tahoon.Gateway.Origins;

/// <summary>Lets a page of the calling application read the answer, refusals included: so it comes before they do.</summary>
internal sealed class AllowOrigin(RequestDelegate next, ForeignOrigins origins)
{
    private const string Exposed = "ETag, Location, Retry-After, RateLimit, RateLimit-Policy, trace-id, Idempotency-Replayed";

    public async Task InvokeAsync(HttpContext context)
    {
        if (ForeignOrigins.Of(context.Request) is { } origin
            && Asker.Of(context) is { } asker
            && await origins.IsOfAsync(asker, origin))
            context.Response.OnStarting(Tell, (context.Response, origin));

        await next(context);
    }

    private static Task Tell(object state)
    {
        var (response, origin) = ((HttpResponse, string))state;
        ForeignOrigins.Allow(response.Headers, origin);
        response.Headers.AccessControlExposeHeaders = Exposed;
        return Task.CompletedTask;
    }
}
