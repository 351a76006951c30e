using Polly.CircuitBreaker;

namespace Tahoon.ServiceDefaults.Http;

/// <summary>
/// A replica that is being replaced refuses connections, and one that hangs is not called (<see cref="HungReplicas"/>):
/// discovery is asked for another one at once, so that neither a retry's pause nor the breaker of the whole neighbour is spent
/// on it. Many calls share discovery's turns, so it may name the same again.
/// </summary>
internal sealed class AnotherReplica : DelegatingHandler
{
    private const int Tries = 5;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        for (var left = Tries - 1; ; left--)
        {
            try
            {
                return await base.SendAsync(request, cancellationToken);
            }
            catch (HttpRequestException refused) when (left > 0 && WasNotSent(refused))
            {
                // nothing of the request left, whatever its method
            }
            catch (BrokenCircuitException hangs)
            {
                if (left == 0)
                    throw new HttpRequestException(HttpRequestError.ConnectionError, "Every replica that was tried hangs.", hangs);
            }
        }
    }

    /// <summary>A connection that was refused carried nothing.</summary>
    public static bool WasNotSent(Exception? failure) =>
        failure is HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError };
}
