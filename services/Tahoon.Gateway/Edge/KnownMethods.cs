using System.Collections.Frozen;
using Tahoon.Contracts.Errors;
using Tahoon.ServiceDefaults.Problems;

namespace Tahoon.Gateway.Edge;

/// <summary>Refuses methods that nothing here has: TRACE and CONNECT above all.</summary>
internal static class KnownMethods
{
    private static readonly FrozenSet<string> Known =
        new[] { "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS" }.ToFrozenSet(StringComparer.Ordinal);

    public static Task CheckAsync(HttpContext context, RequestDelegate next) =>
        Known.Contains(context.Request.Method) ? next(context) : Failures.MethodNotAllowed.ToResult().ExecuteAsync(context);
}
