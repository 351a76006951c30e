using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Tahoon.Testing;

namespace Tahoon.Azure.Tests.Templates;

/// <summary>
/// What Azure would be asked for with some parameters: the Bicep CLI's prediction, every module and loop of the compiled template
/// worked out. What only Azure knows, as an identity's ids, is an expression in brackets.
/// </summary>
internal sealed partial class Deployment(JsonArray resources, IReadOnlyDictionary<string, JsonNode> parameters)
{
    public JsonArray Resources { get; } = resources;

    public IReadOnlyDictionary<string, JsonNode> Parameters { get; } = parameters;

    /// <summary>With some parameter set or not.</summary>
    public bool Has(string parameter) => Parameters.TryGetValue(parameter, out var value)
        && value.ToJsonString() is not ("false" or "\"\"" or "[]");

    public IEnumerable<JsonNode> Of(string type) => Resources.Select(resource => resource!).Where(resource => (string?)resource["type"] == type);

    public static string TypeOf(JsonNode resource) => (string)resource["type"]!;

    public static string NameOf(JsonNode resource) => (string)resource["name"]!;

    public static IReadOnlyList<JsonNode> EnvironmentOf(JsonNode program) =>
        [.. program["properties"]!["template"]!["containers"]![0]!["env"]!.AsArray().Select(entry => entry!)];

    /// <summary>The identity's name in what refers to it.</summary>
    public static string? IdentityIn(JsonNode? text) =>
        text is null ? null : Identity().Match(text.ToJsonString()) is { Success: true } found ? found.Groups[1].Value : null;

    /// <summary>A copy that may be broken.</summary>
    public Deployment Copy() => new(Resources.DeepClone().AsArray(), Parameters);

    /// <summary>Of a parameter file, with what that file leaves to who deploys, and further parameters.</summary>
    public static Deployment Predict(string file, params (string Name, JsonNode Value)[] further)
    {
        var parameters = JsonNode.Parse(File.ReadAllText(Repository.At("infra", file)))!["parameters"]!.AsObject()
            .ToDictionary(one => one.Key, one => JsonNode.Parse(Variable().Replace(one.Value!["value"]!.ToJsonString(), "given"))!);
        foreach (var (name, value) in Given.Concat(further))
            parameters[name] = value;

        var folder = Directory.CreateTempSubdirectory("tahoon-");
        try
        {
            Directory.CreateDirectory(Path.Combine(folder.FullName, "modules"));
            foreach (var bicep in Directory.EnumerateFiles(Repository.At("infra"), "*.bicep").Concat(Directory.EnumerateFiles(Repository.At("infra", "modules"))))
                File.Copy(bicep, Path.Combine(folder.FullName, Path.GetRelativePath(Repository.At("infra"), bicep)));
            File.WriteAllText(
                Path.Combine(folder.FullName, "it.bicepparam"),
                $"using 'main.bicep'\n{string.Concat(parameters.Select(one => $"param {one.Key} = json('{one.Value.ToJsonString(Plain).Replace("'", "\\'", StringComparison.Ordinal)}')\n"))}");
            Tools.Bicep(
                folder.FullName, "snapshot", "it.bicepparam", "--mode", "overwrite", "--subscription-id", $"{Guid.AllBitsSet}", "--tenant-id",
                $"{Guid.AllBitsSet}", "--location", "westeurope", "--deployment-name", "tahoon");
            var prediction = JsonNode.Parse(File.ReadAllText(Path.Combine(folder.FullName, "it.snapshot.json")))!;
            return new Deployment(prediction["predictedResources"]!.DeepClone().AsArray(), parameters);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static IEnumerable<(string, JsonNode)> Given =>
    [
        ("environmentName", "tahoon-test"), ("location", "westeurope"), ("sqlAdministratorGroupName", "dba"),
        ("sqlAdministratorGroupId", $"{Guid.AllBitsSet}"), ("fcmProjectId", "project"), ("fcmClientEmail", "mail"),
        ("videoSdkJoinUrl", "https://join"), ("keyRingCertificate", "given"), ("identifierKey", "given"),
        ("videoSdkApiKey", "given"), ("videoSdkSecret", "given"),
        ("fcmPrivateKey", "given"), ("alertEmail", "somebody@example.org"),
        ("serviceSecrets", Each("given", "scheduling", "catalogue", "booking", "notification", "gateway")),
        ("running", Each("true", "gateway", "identity", "catalogue", "scheduling", "booking", "notification")),
    ];

    private static JsonObject Each(string value, params string[] names) =>
        new(names.Select(name => KeyValuePair.Create(name, (JsonNode?)value)));

    [GeneratedRegex(@"\$\{[^}]*\}")]
    private static partial Regex Variable();

    [GeneratedRegex("userAssignedIdentities/(id-[a-z-]+)")]
    private static partial Regex Identity();
}
