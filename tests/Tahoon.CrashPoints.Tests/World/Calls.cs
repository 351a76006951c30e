using System.Text.RegularExpressions;
using Tahoon.Testing.Http;

namespace Tahoon.CrashPoints.World;

/// <summary>Makes every call of a neighbour a point: it leaves, and its answer is seen.</summary>
internal sealed partial class Calls(
    Life life, Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> neighbour) : HttpMessageHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (IdentityAnswers.Knows(request))
            return neighbour(request, cancellationToken);

        var address = request.RequestUri!;
        return life.PassAsync(
            $"asks {address.Host} {request.Method} {Id().Replace(address.AbsolutePath["/internal/".Length..], "*")}",
            () => neighbour(request, cancellationToken));
    }

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f-]{27}")]
    private static partial Regex Id();
}
