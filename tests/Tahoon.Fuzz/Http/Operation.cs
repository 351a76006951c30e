using System.Text.Json.Nodes;
using Tahoon.Fuzz.Mutations;

namespace Tahoon.Fuzz.Http;

/// <summary>One operation of a service's own API document, and requests that fit it.</summary>
internal sealed class Operation
{
    private static readonly string[] ContentTypes =
        ["application/json; charset=utf-8", "application/json; charset=utf-7", "text/plain", "application/x-www-form-urlencoded", "x", ""];

    private readonly string _method;
    private readonly string _path;
    private readonly List<(string Name, string In, JsonNode? Specimen)> _parameters;
    private readonly JsonNode? _body;

    private Operation(string method, string path, JsonObject described, JsonObject document)
    {
        var specimens = new Specimens(document);
        (_method, _path) = (method.ToUpperInvariant(), path);
        _parameters = [.. (described["parameters"]?.AsArray() ?? []).Select(parameter => (
            (string)parameter!["name"]!, (string)parameter["in"]!, specimens.Of(parameter["schema"], (string)parameter["name"]!)))];
        if (described["requestBody"]?["content"] is JsonObject content)
            _body = specimens.Of((content["application/json"] ?? content.First().Value)?["schema"], "body") ?? new JsonObject();
    }

    /// <summary>All of a document's operations.</summary>
    public static IEnumerable<Operation> Of(string document)
    {
        var root = JsonNode.Parse(document)!.AsObject();
        return (root["paths"]?.AsObject() ?? []).SelectMany(path => path.Value!.AsObject()
            .Where(member => member.Value is JsonObject described && described.ContainsKey("responses"))
            .Select(member => new Operation(member.Key, path.Key, member.Value!.AsObject(), root)));
    }

    public override string ToString() => $"{_method} {_path}";

    /// <summary>A request that fits, then spoiled here and there.</summary>
    public WireRequest Make(Random random, string token)
    {
        var path = _path;
        var query = new List<string>();
        var headers = new List<(string, string)> { ("Authorization", $"Bearer {token}") };
        foreach (var (name, place, specimen) in _parameters)
        {
            var value = Parameter(random, specimen);
            if (place == "path")
                path = path.Replace($"{{{name}}}", Uri.EscapeDataString(value), StringComparison.Ordinal);
            else if (place == "query" && random.Next(4) > 0)
                query.Add($"{name}={Uri.EscapeDataString(value)}");
            else if (place == "header")
                headers.Add((name, name == "Idempotency-Key" ? $"\"{random.Next()}\"" : WireRequest.InHeader(value)));
        }

        var body = _body is null ? null : random.SpoilJson(_body);
        if (body is not null)
            headers.Add(("Content-Type", random.Next(40) == 0 ? ContentTypes[random.Next(ContentTypes.Length)] : "application/json"));
        return new WireRequest(_method, query.Count == 0 ? path : $"{path}?{string.Join('&', query)}", headers, body);
    }

    private static string Parameter(Random random, JsonNode? specimen)
    {
        var text = specimen is JsonArray items ? items.FirstOrDefault()?.ToString() ?? "" : specimen?.ToString() ?? "";
        text = random.Next(4) == 0 ? random.Spoil(text) : text;
        // half of a pair has no form in a URI
        return string.Concat(text.EnumerateRunes());
    }
}
