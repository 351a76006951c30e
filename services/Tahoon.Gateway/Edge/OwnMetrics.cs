using System.Net;
using Tahoon.Contracts.Errors;
using Tahoon.ServiceDefaults.Problems;

namespace Tahoon.Gateway.Edge;

/// <summary>
/// The gateway's own <c>/metrics</c> is for who sits at this machine in Development. Elsewhere it is not there: metrics of the
/// gateway go out by OTLP. It is the endpoint that is closed, so a spelling that reaches it is closed too.
/// </summary>
internal sealed class OwnMetrics(RequestDelegate next, IHostEnvironment environment)
{
    public Task InvokeAsync(HttpContext context) =>
        context.GetEndpoint() is RouteEndpoint { RoutePattern.RawText: "/metrics" } && !IsHere(context)
            ? Failures.NotFound.ToResult().ExecuteAsync(context)
            : next(context);

    private bool IsHere(HttpContext context) =>
        environment.IsDevelopment()
        && context.Connection.RemoteIpAddress is { } address
        && IPAddress.IsLoopback(address)
        && !context.Request.Headers.ContainsKey("X-Forwarded-For")
        && !context.Request.Headers.ContainsKey("Forwarded");
}
