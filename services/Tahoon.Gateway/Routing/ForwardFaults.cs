using Yarp.ReverseProxy.Forwarder;

namespace Tahoon.Gateway.Routing;

/// <summary>Tells what a failed try to forward means.</summary>
internal static class ForwardFaults
{
    /// <summary>No connection came about, so nothing was sent: any method may be tried elsewhere.</summary>
    public static bool WasNotSent(this IForwarderErrorFeature fault) => fault.Exception switch
    {
        HttpRequestException refused => refused.HttpRequestError
            is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError,

        // the handler's own ConnectTimeout; a time-out of the whole request has no such inside
        OperationCanceledException { InnerException: TimeoutException } => true,
        _ => false,
    };

    /// <summary>The request could not be read to its end: the client's doing.</summary>
    public static bool IsOfTheClient(this IForwarderErrorFeature fault) => fault.Error is ForwarderError.RequestBodyClient;
}
