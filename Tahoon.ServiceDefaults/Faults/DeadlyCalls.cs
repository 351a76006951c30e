using System.Text.RegularExpressions;

namespace Tahoon.ServiceDefaults.Faults;

/// <summary>Makes each call of another service a point where the process may be ordered to die, named by its method and path.</summary>
internal sealed partial class DeadlyCalls(OrderedDeath death) : DelegatingHandler
{
    private const string Internal = "/internal/";

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var point = PointOf(request);
        death.Pass(point, after: false);
        var answer = await base.SendAsync(request, cancellationToken);
        death.Pass(point, after: true);
        return answer;
    }

    private static string PointOf(HttpRequestMessage request)
    {
        var (host, path) = (request.RequestUri!.Host, request.RequestUri.AbsolutePath);
        var what = path.StartsWith(Internal, StringComparison.Ordinal) ? path[Internal.Length..] : path;
        return $"asks {host} {request.Method} {Id().Replace(what, "*")}";
    }

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f-]{27}")]
    private static partial Regex Id();
}
