using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Net.Http.Headers;
using Yarp.ReverseProxy.Transforms;

namespace Tahoon.Gateway.Routing;

/// <summary>
/// What of a request's headers is not the client's to say: YARP writes X-Forwarded-For, -Proto and -Host anew, and the rest of
/// that family, what a proxy in between kept for itself, and what Connection names go no further.
/// </summary>
internal static class ForwardedHeaders
{
    private static readonly string[] NotForServices =
    [
        "Forwarded", "X-Forwarded-Port", "X-Forwarded-Prefix", "X-Forwarded-Server", "X-Forwarded-User", "X-Forwarded-Uri",
        ForwardedHeadersDefaults.XOriginalForHeaderName, ForwardedHeadersDefaults.XOriginalHostHeaderName,
        ForwardedHeadersDefaults.XOriginalProtoHeaderName, ForwardedHeadersDefaults.XOriginalPrefixHeaderName,
        "X-Real-IP", "X-Client-IP", "True-Client-IP", "X-Original-URL", "X-Rewrite-URL", "X-HTTP-Method-Override", "X-HTTP-Method",
        "X-Method-Override", "baggage", Signatures.SignatureHeader.Name,
    ];

    public static ValueTask Clean(RequestTransformContext transform)
    {
        var headers = transform.ProxyRequest.Headers;
        foreach (var name in NotForServices)
            headers.Remove(name);

        var connection = transform.HttpContext.Request.Headers.Connection;
        if (connection.Count > 0)
            RemoveNamed(transform.ProxyRequest, connection.ToString());
        return ValueTask.CompletedTask;
    }

    private static void RemoveNamed(HttpRequestMessage request, string connection)
    {
        foreach (var name in connection.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            // HttpClient throws at names that are none, and frames the body itself
            if (IsRemovable(name) && !name.StartsWith("Content-", StringComparison.OrdinalIgnoreCase))
                request.Headers.Remove(name);
        }
    }

    private static bool IsRemovable(string name) =>
        name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_')
        && !name.Equals(HeaderNames.Host, StringComparison.OrdinalIgnoreCase)
        && !name.StartsWith("X-Forwarded-", StringComparison.OrdinalIgnoreCase);
}
