using Tahoon.Gateway.Routing;

namespace Tahoon.Gateway.Limits;

/// <summary>Requests that share a limit.</summary>
internal enum RateClass
{
    /// <summary>Getting tokens.</summary>
    Tokens,

    /// <summary>What changes nothing.</summary>
    Reads,

    /// <summary>What changes something.</summary>
    Writes,

    /// <summary>What the gateway answers itself: health, documents, and what is not there. By address, whoever asks.</summary>
    Other,
}

internal static class RateClasses
{
    public static string Name(this RateClass kind) => kind switch
    {
        RateClass.Tokens => "tokens",
        RateClass.Reads => "reads",
        RateClass.Writes => "writes",
        _ => "other",
    };

    /// <summary>The class of a request whose route is known.</summary>
    public static RateClass Of(HttpContext context) => RouteTable.KindOf(context) switch
    {
        null => RateClass.Other,
        RouteKind.Token or RouteKind.AccessKey => RateClass.Tokens,
        RouteKind.Resource when !IsRead(context.Request.Method) => RateClass.Writes,
        _ => RateClass.Reads,
    };

    private static bool IsRead(string method) => HttpMethods.IsGet(method) || HttpMethods.IsHead(method);
}
