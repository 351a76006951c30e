using Microsoft.Extensions.Primitives;

namespace Tahoon.Gateway.Edge;

/// <summary>What every answer tells browsers. Cache-Control is the services' business, the reference's own policy its own.</summary>
internal sealed class SecurityHeaders(RequestDelegate next, IHostEnvironment environment)
{
    private static readonly StringValues
        NoSniff = "nosniff", NoReferrer = "no-referrer", NothingInside = "default-src 'none'; frame-ancestors 'none'",
        AYear = "max-age=31536000; includeSubDomains";

    private readonly bool _strict = !environment.IsDevelopment();

    public Task InvokeAsync(HttpContext context)
    {
        context.Response.OnStarting(Tell, (context, _strict && context.Request.IsHttps));
        return next(context);
    }

    private static Task Tell(object state)
    {
        var (context, strict) = ((HttpContext, bool))state;
        var headers = context.Response.Headers;
        headers.Remove("Server");
        headers.XContentTypeOptions = NoSniff;
        headers["Referrer-Policy"] = NoReferrer;
        if (headers.ContentSecurityPolicy.Count == 0)
            headers.ContentSecurityPolicy = NothingInside;
        if (strict)
            headers.StrictTransportSecurity = AYear;
        return Task.CompletedTask;
    }
}
