using Polly.CircuitBreaker;
using Polly.RateLimiting;
using Polly.Timeout;

namespace Tahoon.Notification.Clients.Fcm;

/// <summary>What is known of a call that brought no answer.</summary>
internal static class Losses
{
    /// <summary>Whether the request certainly never reached the partner.</summary>
    public static bool NeverSent(Exception? error) => error
        is BrokenCircuitException
        or RateLimiterRejectedException
        or HttpRequestException
        {
            HttpRequestError: HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError
            or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError
        }
        // The client itself has no time-out: this is a connection that was not made in time.
        or OperationCanceledException { InnerException: TimeoutException };

    public static string Describe(Exception? error) => error switch
    {
        BrokenCircuitException => "not sent: the circuit is open",
        RateLimiterRejectedException => "not sent: too many sends under way",
        TimeoutRejectedException => "no answer in time",
        HttpRequestException http => $"no answer: {http.HttpRequestError}",
        _ => $"no answer: {error?.GetType().Name}",
    };
}
