namespace Tahoon.Gateway.Routing;

/// <summary>What a route is, as far as the edge treats them differently.</summary>
internal enum RouteKind
{
    /// <summary>Reads by GET, changes by every other method.</summary>
    Resource,

    /// <summary>Changes nothing, whatever the method: a search is a POST.</summary>
    Question,

    /// <summary>Gives a token for another token.</summary>
    Token,

    /// <summary>Gives a token for the access key itself, so nothing is signed yet.</summary>
    AccessKey,

    /// <summary>Public, such as the signing keys.</summary>
    Published,
}
