using Yarp.ReverseProxy.Forwarder;
using Yarp.ReverseProxy.Model;

namespace Tahoon.Gateway.Routing;

/// <summary>
/// Tries a request at another replica when one can't be connected to. A read is tried elsewhere too when its replica dies
/// before it answers; an unsafe request is not, as it may have had its effect.
/// </summary>
internal static class OtherReplica
{
    public static async Task TryAsync(HttpContext context, RequestDelegate next)
    {
        var proxy = context.GetReverseProxyFeature();
        var tried = new HashSet<DestinationState>();
        while (true)
        {
            await next(context);
            if (!MayTryAgain(context) || proxy.ProxiedDestination is not { } failed || !tried.Add(failed))
                return;

            // also those that were thought dead
            var others = proxy.AllDestinations.Where(replica => !tried.Contains(replica)).ToList();
            if (others.Count == 0)
                return;

            proxy.AvailableDestinations = others;
            context.Features.Set<IForwarderErrorFeature>(null);
            context.Response.StatusCode = StatusCodes.Status200OK;
        }
    }

    private static bool MayTryAgain(HttpContext context) =>
        context.GetForwarderErrorFeature() is { } fault
        && !context.Response.HasStarted
        && !context.RequestAborted.IsCancellationRequested
        && (fault.WasNotSent() || (fault.Error is ForwarderError.Request && IsRead(context.Request.Method)));

    private static bool IsRead(string method) => HttpMethods.IsGet(method) || HttpMethods.IsHead(method);
}
