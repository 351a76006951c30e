using System.Diagnostics;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;
using Tahoon.ServiceDefaults.Security;

namespace Tahoon.ServiceDefaults.Telemetry;

/// <summary>
/// One line for each request: what was asked, who asked, what was answered, and how long it took. It has the route's pattern and
/// never the path, a query, a header or a body, so nothing that a person wrote can be in it.
/// </summary>
internal sealed partial class RequestLog(RequestDelegate next, ILogger<RequestLog> logger)
{
    public async Task InvokeAsync(HttpContext http)
    {
        var began = Stopwatch.GetTimestamp();
        try
        {
            await next(http);
        }
        finally
        {
            if (!TelemetryExtensions.IsProbe(http.Request.Path) && logger.IsEnabled(LogLevel.Information))
                Log.Answered(
                    logger, Method(http.Request.Method), Route(http), http.Response.StatusCode,
                    Math.Round(Stopwatch.GetElapsedTime(began).TotalMilliseconds, 2), http.User.FindFirst(TokenClaims.Kind)?.Value,
                    http.User.FindFirst(TokenClaims.Subject)?.Value);
        }
    }

    /// <summary>A method can be any word of the client's.</summary>
    private static string Method(string method) => HttpMethods.IsGet(method) || HttpMethods.IsPost(method) || HttpMethods.IsPut(method)
        || HttpMethods.IsDelete(method) || HttpMethods.IsPatch(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method)
            ? method
            : "_OTHER";

    /// <summary>Whoever handles an exception has put the endpoint aside.</summary>
    private static string Route(HttpContext http) =>
        ((http.GetEndpoint() ?? http.Features.Get<IExceptionHandlerFeature>()?.Endpoint) as RouteEndpoint)?.RoutePattern.RawText ?? "none";

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "{Method} {Route} was answered {Status} in {Milliseconds} ms, asked by {Kind} {Subject}")]
        public static partial void Answered(
            ILogger logger, string method, string route, int status, double milliseconds, string? kind, string? subject);
    }
}
