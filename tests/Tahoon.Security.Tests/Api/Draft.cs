using System.Collections.Immutable;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Tahoon.SecurityTests.Api;

/// <summary>A request that can be spoilt in one place before it is sent.</summary>
internal sealed record Draft(Operation Operation)
{
    /// <summary>Stands in the body for text that is no JSON of ours to write.</summary>
    private const string Raw = "raw-json-stands-here";

    /// <summary>A longer body asks first whether it may come.</summary>
    private const int Unasked = 100_000;

    public ImmutableSortedDictionary<string, string> Path { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    public ImmutableSortedDictionary<string, string> Query { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    public ImmutableSortedDictionary<string, string> Headers { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    public JsonNode? Body { get; init; }

    /// <summary>Bytes instead of <see cref="Body"/>.</summary>
    public byte[]? Bytes { get; init; }

    public string? ContentType { get; init; } = Operation.MediaType;

    private string? RawText { get; init; }

    public string BodyText => (Body?.ToJsonString() ?? "").Replace($"\"{Raw}\"", RawText, StringComparison.Ordinal);

    public bool Has(Position position) => position.Place switch
    {
        Place.Path => true,
        Place.Query => Query.ContainsKey(position.Name),
        Place.Header => Headers.ContainsKey(position.Name),
        _ => position.In(Body) is not null,
    };

    /// <summary>What is said there.</summary>
    public string TextAt(Position position) => position.Place switch
    {
        Place.Path => Path[position.Name],
        Place.Query => Query[position.Name],
        Place.Header => Headers[position.Name],
        _ => position.In(Body)!.ToString(),
    };

    /// <summary>The same request with another idempotency key, where it has one.</summary>
    public Draft WithKey(string key)
    {
        var body = Body?.DeepClone();
        if (body is JsonObject some && some.ContainsKey("idempotencyKey"))
            some["idempotencyKey"] = key;
        return this with
        {
            Body = body,
            Headers = Headers.ContainsKey("Idempotency-Key") ? Headers.SetItem("Idempotency-Key", $"\"{key}\"") : Headers,
        };
    }

    /// <summary>The same with this text there, as text or, in the body, as JSON text.</summary>
    public Draft With(Position position, string text) => position.Place switch
    {
        Place.Path => this with { Path = Path.SetItem(position.Name, text) },
        Place.Query => this with { Query = Query.SetItem(position.Name, text) },
        Place.Header => this with { Headers = Headers.SetItem(position.Name, text) },
        _ => WithJson(position, JsonSerializer.Serialize(text)),
    };

    /// <summary>The same with this JSON there, valid or not.</summary>
    public Draft WithJson(Position position, string json)
    {
        var body = Body!.DeepClone();
        if (position.Parent(body) is JsonObject parent)
            parent[position.Name] = Raw;
        else if (position.Parent(body) is JsonArray { Count: > 0 } list)
            list[0] = Raw;
        else
            throw new InvalidOperationException($"{Operation} has no place for {position}.");

        return this with { Body = body, RawText = json };
    }

    /// <summary>The same without it.</summary>
    public Draft Without(Position position)
    {
        switch (position.Place)
        {
            case Place.Query:
                return this with { Query = Query.Remove(position.Name) };
            case Place.Header:
                return this with { Headers = Headers.Remove(position.Name) };
            default:
                var body = Body!.DeepClone();
                (position.Parent(body) as JsonObject)?.Remove(position.Name);
                return this with { Body = body };
        }
    }

    public HttpRequestMessage ToRequest(string? token)
    {
        var path = Path.Aggregate(
            Operation.Path, (text, value) => text.Replace($"{{{value.Key}}}", Escape(value.Value), StringComparison.Ordinal));
        var query = string.Join('&', Query.Select(value => $"{value.Key}={Escape(value.Value)}"));
        var request = new HttpRequestMessage(
            Operation.Method, new Uri(query.Length == 0 ? path : $"{path}?{query}", UriKind.Relative));
        foreach (var (name, value) in Headers)
            request.Headers.TryAddWithoutValidation(name, value);
        if (token is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        if (Bytes is not null || Body is not null)
        {
            var bytes = Bytes ?? Encoding.UTF8.GetBytes(BodyText);
            request.Content = new ByteArrayContent(bytes);
            // else the refusal comes in the middle of it, and closes the connection
            request.Headers.ExpectContinue = bytes.Length > Unasked;
            if (ContentType is not null)
                request.Content.Headers.TryAddWithoutValidation("Content-Type", ContentType);
        }

        return request;
    }

    // lone surrogates can't be said in a path: as the replacement character they are some other text
    private static string Escape(string text) => Uri.EscapeDataString(text);
}
