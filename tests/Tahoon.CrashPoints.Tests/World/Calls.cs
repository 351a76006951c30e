using Tahoon.ServiceDefaults.Faults;
using Tahoon.Testing.Http;

namespace Tahoon.CrashPoints.World;

/// <summary>Makes every call of a neighbour a point: it leaves, and its answer is seen.</summary>
internal sealed class Calls(
    Life life, Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> neighbour) : HttpMessageHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        IdentityAnswers.Knows(request)
            ? neighbour(request, cancellationToken)
            : life.PassAsync(CallPoint.Of(request), () => neighbour(request, cancellationToken));
}
