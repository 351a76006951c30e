using System.Text.Json.Nodes;
using Tahoon.Contracts.Demonstration;
using Tahoon.Contracts.Ids;

namespace Tahoon.Fuzz.Http;

/// <summary>A valid value for each schema of an API document, guided by the member's name where its type says too little.</summary>
internal sealed class Specimens(JsonObject document)
{
    private const int Deepest = 6;

    private static readonly Dictionary<string, Func<JsonNode>> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        ["userId"] = () => new UserId(DemoClinics.Id(3, 1)).ToString(),
        ["providerId"] = () => new ProviderId(DemoClinics.Id(2, 1)).ToString(),
        ["serviceProviderId"] = () => new ProviderId(DemoClinics.Id(2, 1)).ToString(),
        ["bookingId"] = () => new BookingId(DemoClinics.Id(4, 1)).ToString(),
        ["holdId"] = () => new HoldId(DemoClinics.Id(5, 1)).ToString(),
        ["start"] = () => "2026-06-03T09:00:00Z",
        ["end"] = () => "2026-06-03T10:00:00Z",
        ["from"] = () => "2026-06-02T00:00:00Z",
        ["to"] = () => "2026-06-05T00:00:00Z",
        ["timeZone"] = () => "Asia/Kuwait",
        ["durationMinutes"] = () => 30,
        ["email"] = () => "salma@example.org",
        ["language"] = () => "en",
        ["platform"] = () => "android",
        ["access_key"] = () => "demo-access-key",
        ["grant_type"] = () => "password",
        ["If-Match"] = () => "\"1\"",
        ["opens"] = () => "09:00",
        ["closes"] = () => "17:00",
        ["sort"] = () => "name",
        ["pageSize"] = () => 20,
        ["page"] = () => 1,
    };

    public JsonNode? Of(JsonNode? schema, string name, int depth = 0)
    {
        if (schema is not JsonObject members || depth > Deepest)
            return null;
        if (Known.TryGetValue(name, out var specimen))
            return specimen();
        if (members["$ref"] is { } reference)
            return Of(document["components"]?["schemas"]?[((string)reference!).Split('/')[^1]], name, depth + 1);
        if (members["enum"] is JsonArray { Count: > 0 } values)
            return values[0]?.DeepClone();
        if ((members["oneOf"] ?? members["anyOf"] ?? members["allOf"]) is JsonArray several)
            return several.Select(one => Of(one, name, depth + 1)).FirstOrDefault(value => value is not null);

        return Type(members) switch
        {
            "object" => Object(members, depth),
            "array" => new JsonArray(Of(members["items"], name.TrimEnd('s'), depth + 1)),
            "integer" or "number" => members["minimum"]?.DeepClone() ?? 1,
            "boolean" => true,
            _ => "text",
        };
    }

    private JsonObject Object(JsonObject schema, int depth)
    {
        var made = new JsonObject();
        foreach (var (member, described) in schema["properties"]?.AsObject() ?? [])
            made[member] = Of(described, member, depth + 1);
        return made;
    }

    private static string? Type(JsonObject schema) => schema["type"] switch
    {
        JsonArray types => types.Select(type => (string)type!).FirstOrDefault(type => type != "null"),
        JsonValue type => (string?)type,
        _ => schema.ContainsKey("properties") ? "object" : null,
    };
}
