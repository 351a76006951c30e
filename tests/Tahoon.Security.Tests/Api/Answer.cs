using System.Text.Json;
using System.Text.Json.Nodes;

namespace Tahoon.SecurityTests.Api;

/// <summary>What came back.</summary>
internal sealed record Answer(int Status, IReadOnlyDictionary<string, string> Headers, string Text)
{
    /// <summary>Of the occurrence, not of the outcome.</summary>
    private static readonly string[] OfTheOccurrence = ["traceId", "instance", "exportedAt", AccessTrail];

    /// <summary>Grows by every read of an owner, also of the walk's own.</summary>
    private const string AccessTrail = "accessTrail";

    private static readonly string[] OfTheTransport =
        ["Date", "trace-id", "Content-Length", "Transfer-Encoding", "RateLimit", "RateLimit-Policy", "Connection", "Server-Timing"];

    /// <summary>GraphQL tells the refusal of a field in an answer that is 200 for the others' sake.</summary>
    public bool IsGood => Status is >= 200 and < 300 && GraphErrors.Count == 0;

    public JsonNode? Json
    {
        get
        {
            try
            {
                return Text.Length == 0 ? null : JsonNode.Parse(Text);
            }
            catch (JsonException)
            {
                return null;
            }
        }
    }

    public string? Code => IsGraph ? GraphErrors is [var first, ..] ? first : null : (string?)(Json as JsonObject)?["code"];

    public bool IsGraph => ContentType?.StartsWith("application/graphql-response+json", StringComparison.Ordinal) is true;

    /// <summary>The codes of the errors of GraphQL.</summary>
    public IReadOnlyList<string?> GraphErrors => IsGraph && Json?["errors"] is JsonArray errors
        ? [.. errors.Select(error => (string?)error!["extensions"]?["code"])]
        : [];

    public string? ContentType => Headers.GetValueOrDefault("Content-Type");

    public string? ETag => Headers.GetValueOrDefault("ETag");

    /// <summary>All that tells one outcome from another.</summary>
    public string Outcome
    {
        get
        {
            var json = Json;
            if (json is JsonObject told)
            {
                foreach (var member in OfTheOccurrence)
                    told.Remove(member);
                foreach (var part in told.Select(member => member.Value).OfType<JsonObject>())
                    part.Remove(AccessTrail);
            }

            var headers = Headers.Where(header => !OfTheOccurrence.Contains(header.Key) && !OfTheTransport.Contains(header.Key))
                .OrderBy(header => header.Key, StringComparer.Ordinal).Select(header => $"{header.Key}: {header.Value}");
            return $"{Status} {json?.ToJsonString() ?? Text} [{string.Join("; ", headers)}]";
        }
    }

    /// <summary>All that a client sees, but for the path that it sent itself.</summary>
    public string Shown
    {
        get
        {
            var json = Json;
            (json as JsonObject)?.Remove("instance");
            return $"{json?.ToJsonString() ?? Text} {string.Join(' ', Headers.Values)}";
        }
    }

    public static async Task<Answer> OfAsync(HttpResponseMessage response, CancellationToken cancellation) => new(
        (int)response.StatusCode,
        response.Headers.Concat(response.Content.Headers).ToDictionary(
            header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase),
        await response.Content.ReadAsStringAsync(cancellation));

    /// <inheritdoc/>
    public override string ToString() => $"{Status} {(Text.Length > 300 ? Text[..300] + "…" : Text)}";
}
