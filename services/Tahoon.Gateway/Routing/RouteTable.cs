using Yarp.ReverseProxy.Configuration;

namespace Tahoon.Gateway.Routing;

/// <summary>
/// Which service answers which path. What is not listed is not there: <c>/internal</c> and the services' own
/// <c>/metrics</c> and <c>/health</c> can't be reached from outside.
/// </summary>
internal static class RouteTable
{
    private static readonly (string Service, string[] Paths)[] Table =
    [
        ("identity",
        [
            "/api/auth/{**rest}",
            "/api/user/register",
            "/api/v1/tokens",
            "/api/v1/users/{**rest}",
            "/api/v1/providers/{id}/tokens",
            "/.well-known/{**rest}",
        ]),
        ("catalogue",
        [
            "/api/user/getassessmentquestions",
            "/api/careprovider/getcataloguedataforfilters",
            "/api/careprovider/getcareprovidersprofiledata",
            "/api/careprovider/getcareproviderslistwithschedule",
            "/api/v1/assessment-questions",
            "/api/v1/catalogue/{**rest}",
            "/api/v1/providers/search",
            "/api/v1/providers/{id}",
        ]),
        ("scheduling",
        [
            "/api/careprovider/getcareproviderschedule",
            "/api/v1/providers/{id}/slots",
            "/api/v1/providers/{id}/schedule",
            "/api/v1/providers/{id}/time-off/{**rest}",
        ]),
        ("booking",
        [
            "/api/sessionbooking/{**rest}",
            "/api/v1/bookings/{**rest}",
            "/api/v1/holds/{**rest}",
        ]),
        ("notification",
        [
            "/api/v1/users/{id}/devices/{**rest}",
        ]),
    ];

    /// <summary>The services behind the gateway, by their names in discovery.</summary>
    public static IReadOnlyList<string> Services { get; } = [.. Table.Select(row => row.Service)];

    /// <summary>One route for each path.</summary>
    public static IReadOnlyList<RouteConfig> Routes { get; } =
    [
        .. from row in Table
           from path in row.Paths
           select new RouteConfig { RouteId = path, ClusterId = row.Service, Match = new RouteMatch { Path = path } },
    ];
}
