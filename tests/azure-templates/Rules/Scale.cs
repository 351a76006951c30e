using System.Text.Json.Nodes;
using Tahoon.Azure.Tests.Templates;
using static Tahoon.Azure.Tests.Rules.Complaints;

namespace Tahoon.Azure.Tests.Rules;

/// <summary>Somebody is always there, more come by requests and by queues, and zones and regions are as asked for.</summary>
internal static class Scale
{
    public static IEnumerable<string> Of(Deployment deployment) =>
    [
        .. deployment.Of("Microsoft.App/containerApps").SelectMany(OfApp),
        .. ZonesAndRegions(deployment),
    ];

    private static IEnumerable<string> OfApp(JsonNode app)
    {
        var (name, scale) = (Deployment.NameOf(app), app["properties"]!["template"]!["scale"]!);
        var (least, most) = ((int?)scale["minReplicas"] ?? 0, (int?)scale["maxReplicas"] ?? 0);
        if (least < 1)
            yield return $"{name} may have no replica: relays, sweepers and workers run in it";
        if (most < least)
            yield return $"{name} has {most} replicas at the most";
        if (app["properties"]!["template"]!["terminationGracePeriodSeconds"]?.ToString() != "60")
            yield return $"{name} is not given the time it needs to end";

        var rules = scale["rules"]!.AsArray().Select(rule => rule!["http"] is { } http
            ? $"requests {((int.TryParse((string?)http["metadata"]!["concurrentRequests"], out var count) && count > 0) ? "limited" : "unlimited")}"
            : $"{rule["custom"]!["type"]} {rule["custom"]!["metadata"]!["queueName"]} as {Deployment.IdentityIn(rule["custom"]!["identity"])}");
        foreach (var complaint in Unlike(
            $"rules of {name}",
            ["requests limited", .. Model.ReceivesFrom(name).Select(queue => $"azure-servicebus {queue} as id-{name}")],
            rules))
            yield return complaint;
    }

    private static IEnumerable<string> ZonesAndRegions(Deployment deployment)
    {
        var zones = deployment.Has("zoneRedundant") ? "true" : "false";
        foreach (var resource in deployment.Of("Microsoft.App/managedEnvironments").Concat(deployment.Of("Microsoft.Sql/servers/databases")))
        {
            if (resource["properties"]!["zoneRedundant"]?.ToString() != zones)
                yield return $"{Deployment.NameOf(resource)} is not spread over zones as asked";
        }

        foreach (var cache in deployment.Of("Microsoft.Cache/redisEnterprise"))
        {
            if (cache["properties"]!["highAvailability"]?.ToString() != (deployment.Has("redisHighAvailability") ? "Enabled" : "Disabled"))
                yield return "the cache is not as available as asked";
        }

        foreach (var messaging in deployment.Of("Microsoft.ServiceBus/namespaces"))
        {
            var second = messaging["properties"]!["geoDataReplication"]?["locations"]![1]!["locationName"]?.ToString() ?? "";
            var wanted = deployment.Has("messagingPremium") && deployment.Has("messagingGeoLocation") ? deployment.Parameters["messagingGeoLocation"].ToString() : "";
            if (second != wanted)
                yield return $"Service Bus is copied to '{second}', not to '{wanted}'";
        }

        var databases = deployment.Of("Microsoft.Sql/servers/databases").Count();
        foreach (var group in deployment.Of("Microsoft.Sql/servers/failoverGroups"))
        {
            if (group["properties"]!["databases"]!.AsArray().Count != databases)
                yield return "not every database is in the failover group";
        }
    }
}
