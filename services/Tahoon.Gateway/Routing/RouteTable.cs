using System.Collections.Frozen;
using Yarp.ReverseProxy.Configuration;
using Yarp.ReverseProxy.Model;

namespace Tahoon.Gateway.Routing;

/// <summary>
/// Which service answers which path. What is not listed is not there: <c>/internal</c> and the services' own
/// <c>/metrics</c> and <c>/health</c> can't be reached from outside.
/// </summary>
internal static class RouteTable
{
    private static readonly (string Service, RouteKind Kind, string[] Paths)[] Table =
    [
        ("identity", RouteKind.AccessKey,
        [
            "/api/auth/{**rest}",
            "/api/v1/tokens",
        ]),
        ("identity", RouteKind.Token,
        [
            "/api/v1/users/{id}/tokens",
            "/api/v1/providers/{id}/tokens",
        ]),
        ("identity", RouteKind.Resource,
        [
            "/api/user/register",
            "/api/v1/users/{**rest}",
        ]),
        ("identity", RouteKind.Published,
        [
            "/.well-known/{**rest}",
        ]),
        ("catalogue", RouteKind.Question,
        [
            "/api/user/getassessmentquestions",
            "/api/careprovider/getcataloguedataforfilters",
            "/api/careprovider/getcareprovidersprofiledata",
            "/api/careprovider/getcareproviderslistwithschedule",
            "/api/v1/assessment-questions",
            "/api/v1/catalogue/filters",
            "/api/v1/graphql",
            "/api/v1/providers/search",
            "/api/v1/providers/{id}",
        ]),
        ("catalogue", RouteKind.Resource,
        [
            "/api/v1/catalogue/{**rest}",
        ]),
        ("scheduling", RouteKind.Question,
        [
            "/api/careprovider/getcareproviderschedule",
            "/api/v1/providers/{id}/slots",
        ]),
        ("scheduling", RouteKind.Resource,
        [
            "/api/v1/providers/{id}/schedule",
            "/api/v1/providers/{id}/time-off/{**rest}",
            "/api/v1/organisation/holidays",
        ]),
        ("booking", RouteKind.Resource,
        [
            "/api/sessionbooking/{**rest}",
            "/api/v1/bookings/{**rest}",
            "/api/v1/holds/{**rest}",
            "/api/v1/organisation/policies",
        ]),
        ("notification", RouteKind.Resource,
        [
            "/api/v1/users/{id}/devices/{**rest}",
        ]),
    ];

    private static readonly FrozenDictionary<string, RouteKind> Kinds = Table
        .SelectMany(row => row.Paths.Select(path => KeyValuePair.Create(path, row.Kind)))
        .ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The services behind the gateway, by their names in discovery.</summary>
    public static IReadOnlyList<string> Services { get; } = [.. Table.Select(row => row.Service).Distinct()];

    /// <summary>One route for each path.</summary>
    public static IReadOnlyList<RouteConfig> Routes { get; } =
    [
        .. from row in Table
           from path in row.Paths
           select new RouteConfig { RouteId = path, ClusterId = row.Service, Match = new RouteMatch { Path = path } },
    ];

    /// <summary>What the request's route is; null where it is answered by the gateway itself.</summary>
    public static RouteKind? KindOf(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<RouteModel>() is { } route ? Kinds[route.Config.RouteId] : null;
}
