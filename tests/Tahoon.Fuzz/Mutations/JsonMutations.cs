using System.Text.Json.Nodes;

namespace Tahoon.Fuzz.Mutations;

/// <summary>Ways to spoil a JSON document, its structure first.</summary>
internal static class JsonMutations
{
    // a document in memory can't have it: put in when it has become text
    private const string HalfAPair = "half-a-pair";

    private static readonly string[] Values =
    [
        "null", "true", "false", "0", "-1", "1", "30", "2147483647", "2147483648", "-9223372036854775808", "1e308", "1e-400", "0.1",
        "\"\"", "\" \"", "\"x\"", "\"\\u0000\"", $"\"{HalfAPair}\"", "\"<b>x</b>\"", "\"0001-01-01T00:00:00Z\"", "\"9999-12-31T23:59:59.9999999Z\"",
        "\"2026-06-02T09:00:00\"", "\"2026-06-02T09:00:00+14:00\"", "\"2026-02-30T09:00:00Z\"", "\"Etc/UTC\"", "\"Mars/Olympus\"",
        "\"00000000-0000-0000-0000-000000000000\"", "[]", "{}", "[null]", "[[]]", "{\"\":null}",
    ];

    /// <summary>Spoils a document in up to four places, and now and then its text.</summary>
    public static string SpoilJson(this Random random, JsonNode document)
    {
        var holder = new JsonObject { ["root"] = document.DeepClone() };
        for (var times = random.Next(5); times > 0; times--)
            Spoil(random, holder);

        var text = (holder["root"]?.ToJsonString() ?? "null").Replace(HalfAPair, "\\ud800", StringComparison.Ordinal);
        return random.Next(8) == 0 ? random.Spoil(text) : text;
    }

    private static void Spoil(Random random, JsonObject holder)
    {
        var places = Places(holder).ToList();
        var (parent, key) = places[random.Next(places.Count)];
        switch (random.Next(7))
        {
            case 0 when parent is JsonObject members && key is string name && parent != holder:
                members.Remove(name);
                break;
            case 1 when parent is JsonArray { Count: > 0 } items && key is int at:
                items.Insert(at, items[at]?.DeepClone());
                break;
            case 2 when parent is JsonObject members:
                members[random.Spoil("member")] = Value(random);
                break;
            case 3 when Read(parent, key) is JsonValue value && value.TryGetValue(out string? text):
                Write(parent, key, random.Spoil(text));
                break;
            case 4:
                Write(parent, key, Nested(random, Read(parent, key)?.DeepClone()));
                break;
            case 5:
                var (other, otherKey) = places[random.Next(places.Count)];
                Write(parent, key, Read(other, otherKey)?.DeepClone());
                break;
            default:
                Write(parent, key, Value(random));
                break;
        }
    }

    private static IEnumerable<(JsonNode Parent, object Key)> Places(JsonNode node) => node switch
    {
        JsonObject members => members.SelectMany(member =>
            (member.Value is null ? [] : Places(member.Value)).Prepend((members, (object)member.Key))),
        JsonArray items => items.SelectMany((item, at) => (item is null ? [] : Places(item)).Prepend((items, (object)at))),
        _ => [],
    };

    private static JsonNode? Read(JsonNode parent, object key) => key is string name ? parent[name] : parent[(int)key];

    private static void Write(JsonNode parent, object key, JsonNode? value)
    {
        if (key is string name)
            parent[name] = value;
        else
            parent[(int)key] = value;
    }

    private static JsonNode? Value(Random random) => JsonNode.Parse(Values[random.Next(Values.Length)]);

    private static JsonNode Nested(Random random, JsonNode? value)
    {
        for (var depth = random.Next(1, random.Next(20) == 0 ? 60 : 3); depth > 0; depth--)
            value = random.Next(2) == 0 ? new JsonArray(value) : new JsonObject { ["a"] = value };
        return value!;
    }
}
