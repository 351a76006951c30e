using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Tahoon.ServiceDefaults.Telemetry;

/// <summary>Every answer names its trace, so that a client can quote it.</summary>
internal static class TraceIdHeader
{
    // set as the answer starts: an error's answer clears what was set before, and a forwarded one brings its own
    public static IApplicationBuilder UseTraceIdHeader(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (Activity.Current is { } activity)
            context.Response.OnStarting(NameTrace, (context.Response, activity));

        return next(context);
    });

    private static Task NameTrace(object state)
    {
        var (response, activity) = ((HttpResponse, Activity))state;
        response.Headers["trace-id"] = activity.TraceId.ToHexString();
        return Task.CompletedTask;
    }
}
