using System.Text.Json.Nodes;
using Tahoon.Azure.Tests.Rules;
using Tahoon.Azure.Tests.Templates;
using Xunit;

namespace Tahoon.Azure.Tests;

/// <summary>The rules see what they are there to see.</summary>
public sealed class BrokenTemplateTests
{
    private static readonly Dictionary<string, Action<Deployment>> Breaks = new()
    {
        ["no replica"] = whole => App(whole)["template"]!["scale"]!["minReplicas"] = 0,
        ["replicas are not spoken of"] = whole => App(whole)["template"]!["scale"]!.AsObject().Remove("minReplicas"),
        ["no scaling on requests"] = whole => App(whole)["template"]!["scale"]!["rules"]!.AsArray().RemoveAt(0),
        ["no scaling on the queue"] = whole => App(whole)["template"]!["scale"]!["rules"]!.AsArray().RemoveAt(1),
        ["no time to end"] = whole => App(whole)["template"]!.AsObject().Remove("terminationGracePeriodSeconds"),
        ["no probes"] = whole => App(whole)["template"]!["containers"]![0]!["probes"] = new JsonArray(),
        ["open to the internet"] = whole => App(whole)["configuration"]!["ingress"]!["external"] = true,
        ["another's identity"] = whole => App(whole)["configuration"]!["registries"]![0]!["identity"] = "/userAssignedIdentities/id-identity",
        ["a secret of its own"] = whole => App(whole)["configuration"]!["secrets"]![0] = new JsonObject { ["name"] = "identifier-key", ["value"] = "plain" },
        ["a plain secret"] = whole => Variable(whole, "Tahoon__ServiceSecret", "plain"),
        ["a key in a connection string"] = whole => Variable(whole, "ConnectionStrings__messaging", "Endpoint=sb://x;SharedAccessKey=k"),
        ["another's database"] = whole => Variable(whole, "ConnectionStrings__booking-db", "Server=x;User Id=/userAssignedIdentities/id-identity"),
        ["a call elsewhere"] = whole => Variable(whole, "services__identity__http__0", "http://somewhere"),
        ["something is not told"] = whole => App(whole)["template"]!["containers"]![0]!["env"]!.AsArray().RemoveAt(3),
        ["development"] = whole => Variable(whole, "ASPNETCORE_ENVIRONMENT", "Development"),
        ["a migration that serves"] = whole => First(whole, "Microsoft.App/jobs")["template"]!["containers"]![0]!["args"] = new JsonArray(),
        ["passwords of SQL"] = whole => First(whole, "Microsoft.Sql/servers")["administrators"]!["azureADOnlyAuthentication"] = false,
        ["keys of Service Bus"] = whole => First(whole, "Microsoft.ServiceBus/namespaces")["disableLocalAuth"] = false,
        ["keys of the cache"] = whole => First(whole, "Microsoft.Cache/redisEnterprise/databases").AsObject().Remove("accessKeysAuthentication"),
        ["telemetry by a key"] = whole => First(whole, "Microsoft.Insights/components")["DisableLocalAuth"] = false,
        ["another lock"] = whole => First(whole, "Microsoft.ServiceBus/namespaces/queues")["lockDuration"] = "PT1M",
        ["more deliveries"] = whole => First(whole, "Microsoft.ServiceBus/namespaces/queues")["maxDeliveryCount"] = 11,
        ["expired messages are lost"] = whole => First(whole, "Microsoft.ServiceBus/namespaces/queues").AsObject().Remove("deadLetteringOnMessageExpiration"),
        ["a wider role"] = whole => Sender(whole)["roleDefinitionId"] = "/090c5cfd-751d-490a-894a-3ce6f1109419",
        ["another's role"] = whole => Sender(whole)["principalId"] = "/userAssignedIdentities/id-gateway",
        ["a grant on everything"] = whole => whole.Of("Microsoft.Authorization/roleAssignments").First()["id"] = "/subscriptions/x/providers/Microsoft.Authorization/y",
        ["one zone"] = whole => First(whole, "Microsoft.App/managedEnvironments")["zoneRedundant"] = false,
        ["a database without a second region"] = whole => First(whole, "Microsoft.Sql/servers/failoverGroups")["databases"]!.AsArray().RemoveAt(0),
        ["no second region of messages"] = whole => First(whole, "Microsoft.ServiceBus/namespaces").AsObject().Remove("geoDataReplication"),
        ["a closed door that is open"] = whole => First(whole, "Microsoft.Sql/servers")["publicNetworkAccess"] = "Disabled",
    };

    public static TheoryData<string> Names => [.. Breaks.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void What_is_broken_is_seen(string name)
    {
        var broken = Deployments.Of("production").Copy();

        Breaks[name](broken);

        Assert.NotEmpty(Complaints.About(broken, Deployments.Application.Value));
    }

    private static JsonNode App(Deployment deployment) =>
        deployment.Of("Microsoft.App/containerApps").Single(app => Deployment.NameOf(app) == "booking")["properties"]!;

    private static JsonNode First(Deployment deployment, string type) => deployment.Of(type).First()["properties"]!;

    private static JsonNode Sender(Deployment deployment) => deployment.Of("Microsoft.Authorization/roleAssignments")
        .Select(assignment => assignment["properties"]!)
        .First(grant => ((string)grant["roleDefinitionId"]!).EndsWith("69a216fc-b8fb-44d8-bc22-1f3c2cd27a39", StringComparison.Ordinal));

    private static void Variable(Deployment deployment, string name, string value)
    {
        var entry = App(deployment)["template"]!["containers"]![0]!["env"]!.AsArray().Single(one => (string?)one!["name"] == name)!;
        entry.AsObject().Remove("secretRef");
        entry["value"] = value;
    }
}
