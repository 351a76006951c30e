using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Tahoon.Azure.Tests.Templates;
using static Tahoon.Azure.Tests.Rules.Complaints;

namespace Tahoon.Azure.Tests.Rules;

/// <summary>Who may do what: all of it is needed, and nothing else is granted.</summary>
internal static partial class Grants
{
    private static readonly Dictionary<string, string> Roles = new()
    {
        ["7f951dda-4ed3-4680-a7ca-43fe172d538d"] = "pulls images of",
        ["4633458b-17de-408a-b874-0445c86b69e6"] = "reads",
        ["69a216fc-b8fb-44d8-bc22-1f3c2cd27a39"] = "sends to",
        ["4f6d3b9b-027b-4f4c-9142-0e5a2a2247e0"] = "receives from",
        ["3913510d-42f4-4e42-8a64-420c390055eb"] = "tells",
    };

    public static IEnumerable<string> Of(Deployment deployment, Model model) =>
    [
        .. Unlike("identities", Identities(model), deployment.Of("Microsoft.ManagedIdentity/userAssignedIdentities").Select(Deployment.NameOf)),
        .. Unlike("grants", Needed(deployment, model), deployment.Of("Microsoft.Authorization/roleAssignments").Select(Granted)),
        .. Unlike(
            "access to the cache",
            model.Services.Where(service => service.Environment.ContainsKey("ConnectionStrings__cache")).Select(service => $"{service.Name} id-{service.Name}"),
            deployment.Of("Microsoft.Cache/redisEnterprise/databases/accessPolicyAssignments").Select(access =>
                $"{Deployment.NameOf(access).Split('/')[^1]} {Deployment.IdentityIn(access["properties"]!["user"])}")),
        .. deployment.Of("Microsoft.App/containerApps").Concat(deployment.Of("Microsoft.App/jobs")).SelectMany(IsItself),
    ];

    private static IEnumerable<string> Identities(Model model) =>
        [.. model.Services.Select(service => $"id-{service.Name}"), .. model.Migrations.Keys.Select(service => $"id-migrate-{service}")];

    private static IEnumerable<string> Needed(Deployment deployment, Model model) =>
    [
        .. Identities(model).SelectMany(identity => new[] { $"{identity} pulls images of the registry", $"{identity} tells Application Insights" }),
        .. model.Services.SelectMany(service => Model.SendsTo(service.Name).Select(queue => $"id-{service.Name} sends to queue {queue}")),
        .. model.Services.SelectMany(service => Model.ReceivesFrom(service.Name).Select(queue => $"id-{service.Name} receives from queue {queue}")),
        .. deployment.Of("Microsoft.App/containerApps").Concat(deployment.Of("Microsoft.App/jobs")).SelectMany(program =>
            Deployment.EnvironmentOf(program).Select(entry => (string?)entry["secretRef"]).OfType<string>()
                .Select(secret => $"id-{Deployment.NameOf(program)} reads secret {secret}")),
    ];

    private static string Granted(JsonNode assignment)
    {
        var role = ((string)assignment["properties"]!["roleDefinitionId"]!).Split('/')[^1];
        return $"{Deployment.IdentityIn(assignment["properties"]!["principalId"])} {Roles.GetValueOrDefault(role) ?? role} {ScopeOf((string)assignment["id"]!)}";
    }

    private static string ScopeOf(string id)
    {
        var scope = Scope().Match(id).Groups[1].Value;
        return scope.Split('/')[..] switch
        {
            [.., "secrets", var secret] => $"secret {secret}",
            [.., "queues", var queue] => $"queue {queue}",
            [.., "registries", _] => "the registry",
            [.., "components", _] => "Application Insights",
            _ => scope,
        };
    }

    /// <summary>A program has one identity, its own, and by it comes to images and secrets; no secret is handed out otherwise.</summary>
    private static IEnumerable<string> IsItself(JsonNode program)
    {
        var (name, configuration) = (Deployment.NameOf(program), program["properties"]!["configuration"]!);
        var identities = program["identity"]!["userAssignedIdentities"]!.AsObject().Select(one => one.Key.Split('/')[^1])
            .Concat(configuration["registries"]!.AsArray().Concat(configuration["secrets"]!.AsArray()).Select(one => Deployment.IdentityIn(one!["identity"]) ?? "nobody"));
        return [
            .. identities.Distinct().Where(identity => identity != $"id-{name}").Select(identity => $"{name} comes as {identity}"),
            .. configuration["secrets"]!.AsArray().Where(secret => secret!["keyVaultUrl"] is null || secret["value"] is not null)
                .Select(secret => $"{name} has {secret!["name"]}, which is not the vault's"),
            .. Unlike(
                $"secrets of {name}",
                Deployment.EnvironmentOf(program).Select(entry => (string?)entry["secretRef"]).OfType<string>(),
                configuration["secrets"]!.AsArray().Where(secret => ((string?)secret!["keyVaultUrl"])?.Contains((string)secret["name"]!, StringComparison.Ordinal) is true)
                    .Select(secret => (string)secret!["name"]!)),
        ];
    }

    [GeneratedRegex(@"^(?:\[extensionResourceId\(')?([^']+?)(?:'|/providers/Microsoft\.Authorization/)")]
    private static partial Regex Scope();
}
