using System.Text.Json.Nodes;
using Tahoon.Azure.Tests.Templates;
using static Tahoon.Azure.Tests.Rules.Complaints;

namespace Tahoon.Azure.Tests.Rules;

/// <summary>Every program is told what AppHost.cs tells it, but for what is listed here; secrets come from the vault.</summary>
internal static class Environment
{
    /// <summary>The partners' simulators.</summary>
    private static readonly HashSet<string> OnlyInDevelopment =
        ["services__partners__http__0", "Partners__VideoSdk__BaseUrl", "Partners__Fcm__BaseUrl", "Partners__Fcm__TokenUrl"];

    /// <summary>Who it is, and where its telemetry goes: AppHost's runner, or Aspire, tells that without being asked.</summary>
    private static readonly string[] OfAll = ["OTEL_SERVICE_NAME", "AZURE_CLIENT_ID", "APPLICATIONINSIGHTS_CONNECTION_STRING"];

    private static readonly Dictionary<string, string[]> OnlyInAzure = new()
    {
        ["identity"] = ["Tahoon__DataProtection__Certificate"],
        ["booking"] = ["Tahoon__DataProtection__Certificate", "Partners__VideoSdk__JoinUrl"],
        ["notification"] = ["Partners__Fcm__ProjectId", "Partners__Fcm__ClientEmail", "Partners__Fcm__PrivateKey"],
    };

    public static IEnumerable<string> Of(Deployment deployment, Model model) =>
    [
        .. deployment.Of("Microsoft.App/containerApps").SelectMany(app => About(
            deployment, app, $"id-{Deployment.NameOf(app)}", model.Services.SingleOrDefault(one => one.Name == Deployment.NameOf(app)),
            OnlyInAzure.GetValueOrDefault(Deployment.NameOf(app)) ?? [])),
        .. deployment.Of("Microsoft.App/jobs").SelectMany(job => About(
            deployment, job, $"id-{Deployment.NameOf(job)}", model.Migrations.GetValueOrDefault(Deployment.NameOf(job)["migrate-".Length..]),
            [.. (OnlyInAzure.GetValueOrDefault(Deployment.NameOf(job)["migrate-".Length..]) ?? []).Where(name => name.Contains("DataProtection", StringComparison.Ordinal))])),
    ];

    private static IEnumerable<string> About(Deployment deployment, JsonNode program, string identity, Part? part, string[] more)
    {
        if (part is null)
            return []; // Topology has said so

        var name = Deployment.NameOf(program);
        var entries = Deployment.EnvironmentOf(program);
        var wanted = part.Environment.Keys.Except(OnlyInDevelopment).Concat(OfAll).Concat(more).ToHashSet();
        if (deployment.Has("olderInUse"))
            wanted.UnionWith(wanted.Contains("Tahoon__DataProtection__Certificate")
                ? ["Tahoon__OlderIdentifierKeys__1", "Tahoon__DataProtection__OlderCertificates__0"] : ["Tahoon__OlderIdentifierKeys__1"]);
        return [
            .. Unlike($"what {name} is told", wanted, entries.Select(entry => (string)entry["name"]!)),
            .. entries.SelectMany(entry => Wrong(entry, part, identity)).Select(wrong => $"{name}: {wrong}"),
        ];
    }

    private static IEnumerable<string> Wrong(JsonNode entry, Part part, string identity)
    {
        var (variable, value) = ((string)entry["name"]!, (string?)entry["value"]);
        if (value is null)
            yield break;

        // what is a parameter in AppHost.cs is a secret
        if (part.Environment.GetValueOrDefault(variable) is { } there && there.EndsWith(".value}", StringComparison.Ordinal))
            yield return $"{variable} is a secret, and plain";
        if (new[] { "Password=", "SharedAccessKey", "AccountKey", "PRIVATE KEY", "'given'", "listKeys" }.Any(value.Contains) || value == "given")
            yield return $"{variable} has a secret in it";
        if (variable == "ASPNETCORE_ENVIRONMENT" && value != "Production")
            yield return $"it runs in {value}";
        if (variable.StartsWith("services__", StringComparison.Ordinal) && value != $"http://{variable.Split("__")[1]}")
            yield return $"{variable} is {value}";
        if (variable is "AZURE_CLIENT_ID" && Deployment.IdentityIn(value) != identity)
            yield return $"it takes itself for {Deployment.IdentityIn(value)}";
        if (variable.EndsWith("-db", StringComparison.Ordinal)
            && (Deployment.IdentityIn(value) != identity || !value.Contains("Encrypt=True;Authentication=Active Directory Managed Identity", StringComparison.Ordinal)))
            yield return "it does not come to its database as itself, under TLS";
    }
}
