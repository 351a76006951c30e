using System.Text.RegularExpressions;

namespace Tahoon.ServiceDefaults.Faults;

/// <summary>Names a call of another service by its method and path, such as <c>asks scheduling PUT allocations/*</c>.</summary>
internal static partial class CallPoint
{
    private const string Internal = "/internal/";

    public static string Of(HttpRequestMessage request)
    {
        var (host, path) = (request.RequestUri!.Host, request.RequestUri.AbsolutePath);
        var what = path.StartsWith(Internal, StringComparison.Ordinal) ? path[Internal.Length..] : path;
        return $"asks {host} {request.Method} {Id().Replace(what, "*")}";
    }

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f-]{27}")]
    private static partial Regex Id();
}
