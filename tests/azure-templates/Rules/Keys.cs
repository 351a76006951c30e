using Tahoon.Azure.Tests.Templates;

namespace Tahoon.Azure.Tests.Rules;

/// <summary>Nothing takes a key or a password; by private endpoints only where that is asked for.</summary>
internal static class Keys
{
    private static readonly (string Type, string Path, string Wanted)[] Everywhere =
    [
        ("Microsoft.Sql/servers", "administrators.azureADOnlyAuthentication", "true"),
        ("Microsoft.Sql/servers", "minimalTlsVersion", "1.2"),
        ("Microsoft.ServiceBus/namespaces", "disableLocalAuth", "true"),
        ("Microsoft.ServiceBus/namespaces", "minimumTlsVersion", "1.2"),
        ("Microsoft.Cache/redisEnterprise/databases", "accessKeysAuthentication", "Disabled"),
        ("Microsoft.Cache/redisEnterprise/databases", "clientProtocol", "Encrypted"),
        ("Microsoft.ContainerRegistry/registries", "adminUserEnabled", "false"),
        ("Microsoft.Insights/components", "DisableLocalAuth", "true"),
        ("Microsoft.KeyVault/vaults", "enableRbacAuthorization", "true"),
        ("Microsoft.KeyVault/vaults", "enablePurgeProtection", "true"),
    ];

    private static readonly string[] Doors =
        ["Microsoft.Sql/servers", "Microsoft.ServiceBus/namespaces", "Microsoft.Cache/redisEnterprise", "Microsoft.KeyVault/vaults"];

    public static IEnumerable<string> Of(Deployment deployment) =>
    [
        .. Everywhere.SelectMany(rule => Wrong(deployment, rule.Type, rule.Path, rule.Wanted)),
        .. Doors.SelectMany(type => Wrong(deployment, type, "publicNetworkAccess", IsClosed(deployment, type) ? "Disabled" : "Enabled")),
    ];

    // Service Bus has private endpoints as Premium only
    private static bool IsClosed(Deployment deployment, string type) => deployment.Has("privateNetworking")
        && (type != "Microsoft.ServiceBus/namespaces" || deployment.Has("messagingPremium"));

    private static IEnumerable<string> Wrong(Deployment deployment, string type, string path, string wanted)
    {
        foreach (var resource in deployment.Of(type))
        {
            var value = path.Split('.').Aggregate(resource["properties"], (node, member) => node?[member]);
            if (value?.ToString() != wanted)
                yield return $"{Deployment.NameOf(resource)}: {path} is {value?.ToString() ?? "not set"}, not {wanted}";
        }
    }
}
