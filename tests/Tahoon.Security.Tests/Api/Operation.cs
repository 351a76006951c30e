using System.Text.Json.Nodes;

namespace Tahoon.SecurityTests.Api;

/// <summary>A parameter in the path, the query or a header.</summary>
internal sealed record Parameter(string Name, Place In, bool Required, Shape Shape);

/// <summary>Where in a request something is said.</summary>
internal enum Place
{
    Path,
    Query,
    Header,
    Body,
}

/// <summary>An operation of the API, as its document tells of it.</summary>
internal sealed record Operation(
    HttpMethod Method, string Path, IReadOnlyList<Parameter> Parameters, Shape? Body, bool BodyRequired, string? MediaType,
    IReadOnlySet<int> Statuses, bool Anonymous)
{
    private const int Tries = 60;

    public bool IsRead => Method == HttpMethod.Get;

    /// <inheritdoc/>
    public override string ToString() => $"{Method} {Path}";

    /// <summary>The document with the parts of all services: one that was slow to answer is left out for a minute.</summary>
    public static async Task<JsonObject> WholeAsync(HttpClient gateway, string name, CancellationToken cancellation)
    {
        for (var tries = 1; ; tries++)
        {
            var document = JsonNode.Parse(await gateway.GetStringAsync($"/openapi/{name}.json", cancellation))!.AsObject();
            if (!((string)document["info"]!["description"]!).Contains("left out", StringComparison.Ordinal))
                return document;
            if (tries == Tries)
                throw new InvalidOperationException($"A part of {name}.json is still missing: {document["info"]!["description"]}");

            await Task.Delay(TimeSpan.FromSeconds(2), cancellation);
        }
    }

    /// <summary>All operations of both documents.</summary>
    public static async Task<IReadOnlyList<Operation>> ReadAllAsync(HttpClient gateway, CancellationToken cancellation)
    {
        var all = new List<Operation>();
        foreach (var name in (string[])["v1", "audited"])
        {
            var document = await WholeAsync(gateway, name, cancellation);
            all.AddRange(document["paths"]!.AsObject().SelectMany(path =>
                path.Value!.AsObject().Select(operation => Of(path.Key, operation.Key, operation.Value!, document))));
        }

        return all;
    }

    private static Operation Of(string path, string method, JsonNode operation, JsonObject document)
    {
        var content = operation["requestBody"]?["content"] as JsonObject;
        var media = content is null ? null : content.ContainsKey("application/json") ? "application/json" : content.First().Key;
        return GraphDocument.Complete(new Operation(
            new HttpMethod(method.ToUpperInvariant()),
            path,
            [.. (operation["parameters"] as JsonArray ?? []).Select(parameter => ParameterOf(parameter!, document))],
            media is null ? null : Shape.Read(content![media]!["schema"], document),
            (bool?)operation["requestBody"]?["required"] ?? false,
            media,
            operation["responses"]!.AsObject().Select(response => int.Parse(response.Key)).ToHashSet(),
            operation["security"] is not JsonArray { Count: > 0 }), document);
    }

    private static Parameter ParameterOf(JsonNode parameter, JsonObject document) => new(
        (string)parameter["name"]!,
        Enum.Parse<Place>((string)parameter["in"]!, ignoreCase: true),
        (bool?)parameter["required"] ?? false,
        Shape.Read(parameter["schema"], document));
}
