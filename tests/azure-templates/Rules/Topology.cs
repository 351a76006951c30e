using System.Text.RegularExpressions;
using Tahoon.Azure.Tests.Templates;
using Tahoon.Testing;
using static Tahoon.Azure.Tests.Rules.Complaints;

namespace Tahoon.Azure.Tests.Rules;

/// <summary>The same services, databases and queues as in AppHost.cs, of which the same one is open to the internet.</summary>
internal static partial class Topology
{
    public static IEnumerable<string> Of(Deployment deployment, Model model) =>
    [
        .. Unlike("azure.yaml", model.Services.Select(service => service.Name), AzdServices().Keys),
        .. AzdServices().Values.Where(project => !Directory.Exists(Repository.At(project))).Select(project => $"{project} is not there"),
        .. Unlike("apps", model.Services.Select(Door), deployment.Of("Microsoft.App/containerApps").Select(app => Door(
            Deployment.NameOf(app), (bool)app["properties"]!["configuration"]!["ingress"]!["external"]!))),
        .. Unlike(
            "jobs",
            model.Migrations.Select(one => $"migrate-{one.Key} {string.Join(' ', one.Value.Args)}"),
            deployment.Of("Microsoft.App/jobs").Select(job =>
                $"{Deployment.NameOf(job)} {string.Join(' ', job["properties"]!["template"]!["containers"]![0]!["args"]!.AsArray())}")),
        .. Unlike(
            "databases",
            model.Services.Select(service => service.Database).OfType<string>(),
            deployment.Of("Microsoft.Sql/servers/databases").Select(database => Deployment.NameOf(database).Split('/')[^1])),
        .. Unlike("queues", BrokersQueues(model), deployment.Of("Microsoft.ServiceBus/namespaces/queues").Select(queue =>
        {
            var properties = queue["properties"]!;
            return $"{Deployment.NameOf(queue).Split('/')[^1]} {properties["lockDuration"]} {properties["maxDeliveryCount"]} expired dead-lettered: {properties["deadLetteringOnMessageExpiration"]}";
        })),
        .. deployment.Of("Microsoft.App/containerApps").Where(app =>
                !app["properties"]!["template"]!["containers"]![0]!["probes"]!.ToJsonString().Contains("variables(\\u0027probes\\u0027)", StringComparison.Ordinal))
            .Select(app => $"{Deployment.NameOf(app)} is not probed"),
        .. Unlike(
            "probes",
            ["Startup /health/live", "Liveness /health/live", .. model.Services.Select(service => $"Readiness {service.Health}")],
            Probe().Matches(File.ReadAllText(Repository.At("infra", "modules", "app.bicep"))).Select(probe => $"{probe.Groups[1].Value} {probe.Groups[2].Value}")),
    ];

    // the broker is told what the emulator of the aspire stack is told: both by Infrastructure.cs
    private static IEnumerable<string> BrokersQueues(Model model) => model.Broker("queues").Split(',').Select(queue =>
        $"{queue} PT{model.Broker("lock-seconds")}S {model.Broker("max-deliveries")} expired dead-lettered: {Setting("DeadLettersExpired")}");

    private static string Setting(string name) => Regex.Match(
        File.ReadAllText(Repository.At("Tahoon.AppHost", "Infrastructure.cs")), $@"const bool {name} = (\w+);").Groups[1].Value;

    private static string Door(Part service) => Door(service.Name, service.IsExternal);

    private static string Door(string name, bool isExternal) => isExternal ? $"{name}, open to the internet" : name;

    private static Dictionary<string, string> AzdServices() => AzdService().Matches(File.ReadAllText(Repository.At("azure.yaml")))
        .ToDictionary(service => service.Groups[1].Value, service => service.Groups[2].Value);

    [GeneratedRegex(@"^  ([a-z]+):\n    project: (\S+)\n    host: containerapp$", RegexOptions.Multiline)]
    private static partial Regex AzdService();

    [GeneratedRegex(@"type: '(\w+)'\n +httpGet: \{ path: '([^']+)', port: 8080 \}")]
    private static partial Regex Probe();
}
