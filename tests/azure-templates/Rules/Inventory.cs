using System.Text.RegularExpressions;
using Tahoon.Azure.Tests.Templates;
using Tahoon.Testing;

namespace Tahoon.Azure.Tests.Rules;

/// <summary>How many of everything there are: what every deployment has, and what its parameters ask for.</summary>
internal static class Inventory
{
    private static readonly Lazy<string> Alerts = new(() => File.ReadAllText(Repository.At("infra", "modules", "alerts.bicep")));

    public static IEnumerable<string> Of(Deployment deployment, Model model)
    {
        var databases = model.Services.Count(service => service.Database is not null);
        var (hasFailover, isPrivate) = (deployment.Has("sqlFailoverLocation"), deployment.Has("privateNetworking"));
        var (doors, zones) = !isPrivate ? (0, 0)
            : (3 + (hasFailover ? 1 : 0) + (deployment.Has("messagingPremium") ? 1 : 0), deployment.Has("messagingPremium") ? 4 : 3);
        var wanted = new Dictionary<string, int>
        {
            ["Microsoft.Resources/resourceGroups"] = 1,
            ["Microsoft.OperationalInsights/workspaces"] = 1,
            ["Microsoft.Insights/components"] = 1,
            ["Microsoft.Insights/actionGroups"] = 1,
            ["Microsoft.Insights/scheduledQueryRules"] = Regex.Count(Alerts.Value, "^    name: 'Tahoon", RegexOptions.Multiline),
            ["Microsoft.Insights/metricAlerts"] = Regex.Count(Alerts.Value, "{ name: 'Tahoon"),
            ["Microsoft.Network/virtualNetworks"] = 1,
            ["Microsoft.Network/privateEndpoints"] = doors,
            ["Microsoft.Network/privateEndpoints/privateDnsZoneGroups"] = doors,
            ["Microsoft.Network/privateDnsZones"] = zones,
            ["Microsoft.Network/privateDnsZones/virtualNetworkLinks"] = zones,
            ["Microsoft.App/managedEnvironments"] = 1,
            ["Microsoft.App/containerApps"] = model.Services.Count(),
            ["Microsoft.App/jobs"] = model.Migrations.Count,
            ["Microsoft.ManagedIdentity/userAssignedIdentities"] = model.Services.Count() + model.Migrations.Count,
            ["Microsoft.ContainerRegistry/registries"] = 1,
            ["Microsoft.KeyVault/vaults"] = 1,
            ["Microsoft.ServiceBus/namespaces"] = 1,
            ["Microsoft.ServiceBus/namespaces/queues"] = 3,
            ["Microsoft.Cache/redisEnterprise"] = 1,
            ["Microsoft.Cache/redisEnterprise/databases"] = 1,
            ["Microsoft.Cache/redisEnterprise/databases/accessPolicyAssignments"] = model.Services.Count(),
            ["Microsoft.Sql/servers"] = hasFailover ? 2 : 1,
            ["Microsoft.Sql/servers/databases"] = databases,
            ["Microsoft.Sql/servers/firewallRules"] = isPrivate ? 0 : hasFailover ? 2 : 1,
            ["Microsoft.Sql/servers/failoverGroups"] = hasFailover ? 1 : 0,
        };

        // secrets are looked at below, and roles one by one: see Grants
        var found = deployment.Resources.Select(resource => Deployment.TypeOf(resource!))
            .Where(type => type is not ("Microsoft.Authorization/roleAssignments" or "Microsoft.KeyVault/vaults/secrets")).CountBy(type => type).ToDictionary();
        return [
            .. Complaints.Unlike(
                "count",
                wanted.Where(one => one.Value > 0).Select(one => $"{one.Key} {one.Value}"),
                found.Select(one => $"{one.Key} {one.Value}")),
            .. Complaints.Unlike("secrets", Referred(deployment), deployment.Of("Microsoft.KeyVault/vaults/secrets").Select(secret => Deployment.NameOf(secret).Split('/')[^1])),
        ];
    }

    private static IEnumerable<string> Referred(Deployment deployment) => deployment.Of("Microsoft.App/containerApps")
        .SelectMany(app => app["properties"]!["configuration"]!["secrets"]!.AsArray()).Select(secret => (string)secret!["name"]!);
}
