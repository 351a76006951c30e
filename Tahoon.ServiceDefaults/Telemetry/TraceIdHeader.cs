using System.Diagnostics;
using Microsoft.AspNetCore.Builder;

namespace Tahoon.ServiceDefaults.Telemetry;

/// <summary>Every answer names its trace, so that a client can quote it.</summary>
internal static class TraceIdHeader
{
    public static IApplicationBuilder UseTraceIdHeader(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (Activity.Current is { } activity)
            context.Response.Headers["trace-id"] = activity.TraceId.ToHexString();

        return next(context);
    });
}
