using System.Text.Json;
using System.Text.Json.Nodes;

namespace Tahoon.AppHost.Embedded.Options;

/// <summary>
/// The model as JSON, in the form of Aspire's manifest: what is known only in a run is named by an expression in braces. Waits
/// and health checks, which Aspire leaves out, are in it too.
/// </summary>
internal static class Manifest
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static string Of(IEnumerable<IResource> resources) => new JsonObject
    {
        ["resources"] = new JsonObject(resources.Select(resource => KeyValuePair.Create(resource.Name, (JsonNode?)Describe(resource))))
    }.ToJsonString(Indented);

    private static JsonObject Describe(IResource resource) => resource switch
    {
        ParameterResource => new() { ["type"] = "parameter.v0", ["value"] = $"{{{resource.Name}.inputs.value}}" },
        IResourceWithConnectionString => new() { ["type"] = "connection-string.v0" },
        _ => Program(resource.Definition)
    };

    private static JsonObject Program(ResourceDefinition definition) => new()
    {
        ["type"] = "project.v0",
        ["args"] = new JsonArray([.. definition.Args.Select(argument => (JsonNode)argument)]),
        ["env"] = new JsonObject(definition.Environment.SelectMany(entry => entry(Expressions.Instance))
            .Select(entry => KeyValuePair.Create(entry.Key, (JsonNode?)entry.Value))),
        ["bindings"] = new JsonObject(definition.Endpoints.Select(endpoint => KeyValuePair.Create(
            endpoint.Name, (JsonNode?)new JsonObject { ["scheme"] = endpoint.Scheme, ["external"] = definition.IsExternal }))),
        ["health"] = definition.HealthPath,
        ["waitsFor"] = new JsonArray([.. definition.Waits.Select(wait =>
            (JsonNode)$"{wait.Dependency.Name}{(wait.ExitCode is null ? "" : " completed")}")])
    };

    private sealed class Expressions : IWiring
    {
        public static readonly Expressions Instance = new();

        public string ValueOf(ParameterResource parameter) => $"{{{parameter.Name}.value}}";

        public string ConnectionStringOf(IResourceWithConnectionString resource) => $"{{{resource.Name}.connectionString}}";

        public IReadOnlyList<string> AddressesOf(IResource resource, string scheme) => [$"{{{resource.Name}.bindings.{scheme}.url}}"];
    }
}
