using System.Text.Json.Nodes;

namespace Tahoon.SecurityTests.Api;

/// <summary>A JSON schema of the document, with its references followed.</summary>
internal sealed record Shape
{
    private const int Deepest = 40;

    /// <summary><c>string</c>, <c>integer</c>, <c>number</c>, <c>boolean</c>, <c>array</c> or <c>object</c>.</summary>
    public required string Type { get; init; }

    public bool Nullable { get; init; }

    public string? Format { get; init; }

    public string? Pattern { get; init; }

    public int? MaxLength { get; init; }

    public int? MaxItems { get; init; }

    public double? Minimum { get; init; }

    public double? Maximum { get; init; }

    public IReadOnlyList<string> Enum { get; init; } = [];

    public IReadOnlyDictionary<string, Shape> Properties { get; init; } = new Dictionary<string, Shape>();

    public IReadOnlySet<string> Required { get; init; } = new HashSet<string>();

    public Shape? Items { get; init; }

    public static Shape Read(JsonNode? schema, JsonObject document, int depth = 0)
    {
        var nullable = false;
        while (schema is JsonObject wrapper)
        {
            if (depth++ > Deepest)
                throw new InvalidOperationException("The schema refers to itself: the generator does not know when to stop.");
            if (wrapper["$ref"] is { } reference)
                schema = document["components"]!["schemas"]![reference.GetValue<string>().Split('/')[^1]];
            else if (wrapper["oneOf"] is JsonArray choices)
                (schema, nullable) = (choices.Single(choice => (string?)choice!["type"] is not "null"), true);
            else
                break;
        }

        return Of(schema as JsonObject ?? [], document, depth) is var shape && nullable ? shape with { Nullable = true } : shape;
    }

    private static Shape Of(JsonObject schema, JsonObject document, int depth)
    {
        string[] types = schema["type"] switch
        {
            JsonArray several => [.. several.Select(type => type!.GetValue<string>())],
            JsonValue one => [one.GetValue<string>()],
            _ => ["object"],
        };
        return new Shape
        {
            Type = types.First(type => type is not "null"),
            Nullable = types.Contains("null"),
            Format = (string?)schema["format"],
            Pattern = (string?)schema["pattern"],
            MaxLength = (int?)schema["maxLength"],
            MaxItems = (int?)schema["maxItems"],
            Minimum = (double?)schema["minimum"],
            Maximum = (double?)schema["maximum"],
            Enum = [.. (schema["enum"] as JsonArray ?? []).OfType<JsonValue>().Select(value => value.GetValue<string>())],
            Properties = (schema["properties"] as JsonObject ?? [])
                .ToDictionary(member => member.Key, member => Read(member.Value, document, depth + 1), StringComparer.Ordinal),
            Required = (schema["required"] as JsonArray ?? []).Select(name => name!.GetValue<string>()).ToHashSet(StringComparer.Ordinal),
            Items = schema["items"] is { } items ? Read(items, document, depth + 1) : null,
        };
    }
}
