using System.Text.Json.Nodes;

namespace Tahoon.Gateway.Documentation;

/// <summary>Joins the services' OpenAPI documents to one, as a client sees the API through the gateway.</summary>
internal static class JoinedDocument
{
    private const string Reference = "$ref", SchemaPrefix = "#/components/schemas/";

    /// <summary>Paths and schemas of all parts; a part that is missing is named in the description.</summary>
    /// <param name="title">The document's title.</param>
    /// <param name="server">The gateway's address.</param>
    /// <param name="parts">Service to document, null where the service is away.</param>
    public static JsonObject Join(string title, string server, IReadOnlyDictionary<string, JsonObject?> parts)
    {
        JsonObject paths = [], schemas = [], tags = [];
        foreach (var (service, part) in parts)
        {
            if (part is null)
                continue;

            var own = part["components"]?["schemas"]?.AsObject() ?? [];
            var renamed = own
                .Where(schema => schemas[schema.Key] is { } other && !JsonNode.DeepEquals(other, schema.Value))
                .ToDictionary(schema => schema.Key, schema => Capitalised(service) + schema.Key, StringComparer.Ordinal);
            foreach (var (name, schema) in own)
                schemas[renamed.GetValueOrDefault(name, name)] = Renamed(schema, renamed);
            foreach (var (path, operations) in part["paths"]?.AsObject() ?? [])
                paths[path] = Renamed(operations, renamed);
            foreach (var tag in part["tags"]?.AsArray() ?? [])
                tags[tag!["name"]!.GetValue<string>()] = tag.DeepClone();
        }

        return new JsonObject
        {
            ["openapi"] = "3.1.1",
            ["info"] = new JsonObject
            {
                ["title"] = title,
                ["version"] = "1.0",
                ["description"] = Describe(parts.Where(part => part.Value is null).Select(part => part.Key)),
            },
            ["servers"] = new JsonArray(new JsonObject { ["url"] = server }),
            ["tags"] = new JsonArray([.. tags.Select(tag => tag.Value?.DeepClone())]),
            ["paths"] = paths,
            ["components"] = new JsonObject
            {
                ["schemas"] = schemas,
                ["securitySchemes"] = new JsonObject
                {
                    ["bearer"] = new JsonObject
                    {
                        ["type"] = "http",
                        ["scheme"] = "bearer",
                        ["bearerFormat"] = "JWT",
                    },
                },
            },
        };
    }

    private static string Describe(IEnumerable<string> missing)
    {
        var names = string.Join(", ", missing);
        return "Booking of tele-health sessions. Times are UTC instants, money is in minor units, identifiers are opaque."
            + (names.Length == 0 ? "" : $" Not answering right now, so left out: {names}.");
    }

    private static JsonNode? Renamed(JsonNode? node, Dictionary<string, string> renamed) => node switch
    {
        JsonObject some => new JsonObject(some.Select(member => KeyValuePair.Create(
            member.Key, member.Key is Reference ? Target(member.Value, renamed) : Renamed(member.Value, renamed)))),
        JsonArray some => new JsonArray([.. some.Select(item => Renamed(item, renamed))]),
        _ => node?.DeepClone(),
    };

    private static JsonNode? Target(JsonNode? reference, Dictionary<string, string> renamed) =>
        reference?.GetValue<string>() is { } text
        && text.StartsWith(SchemaPrefix, StringComparison.Ordinal)
        && renamed.TryGetValue(text[SchemaPrefix.Length..], out var name)
            ? SchemaPrefix + name
            : reference?.DeepClone();

    private static string Capitalised(string service) => char.ToUpperInvariant(service[0]) + service[1..];
}
