using Tahoon.Gateway.Askers;

namespace Tahoon.Gateway.Origins;

/// <summary>Which pages of other origins may ask (CORS). No wildcard, no cookies.</summary>
internal sealed class ForeignOrigins(Applications applications)
{
    /// <summary>The origin of the page that asks; null where it is no page, or one of the gateway's own.</summary>
    public static string? Of(HttpRequest request) =>
        request.Headers.Origin is [{ Length: > 0 } origin]
        && !string.Equals(origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase)
            ? origin
            : null;

    public static bool IsPreflight(HttpRequest request) =>
        HttpMethods.IsOptions(request.Method) && request.Headers.AccessControlRequestMethod.Count > 0;

    /// <summary>Whether the origin is one of any application: a preflight does not say whose request will follow.</summary>
    public async ValueTask<bool> IsKnownAsync(string origin) => (await applications.OriginsAsync()).Contains(origin);

    /// <summary>Whether the origin is one of the application's whose token the request carries.</summary>
    public async ValueTask<bool> IsOfAsync(Asker asker, string origin) =>
        await applications.FindAsync(asker.ApplicationId) is { } application
        && application.AllowedOrigins.Contains(origin, StringComparer.Ordinal);

    public static void Allow(IHeaderDictionary headers, string origin)
    {
        headers.AccessControlAllowOrigin = origin;
        headers.Append("Vary", "Origin");
    }
}
