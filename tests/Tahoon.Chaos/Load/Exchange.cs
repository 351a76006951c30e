using System.Text.Json;

namespace Tahoon.Chaos.Load;

/// <summary>A request as it is sent, and sent again.</summary>
/// <param name="Body">JSON; the same text at every try.</param>
/// <param name="Key">The idempotency key.</param>
/// <param name="Version">What If-Match names.</param>
internal sealed record Question(HttpMethod Method, string Path, string? Body = null, string? Key = null, int? Version = null)
{
    public static Question Post(string path, object body, string? key = null, int? version = null) =>
        new(HttpMethod.Post, path, JsonSerializer.Serialize(body, JsonSerializerOptions.Web), key, version);

    public static Question Get(string path) => new(HttpMethod.Get, path);
}

/// <summary>What a client was told in the end.</summary>
internal sealed record Answer(int Status, string Body)
{
    public bool Succeeded => Status is >= 200 and < 300;

    /// <summary>The stable code of a refusal.</summary>
    public string? Code => Succeeded ? null : Text("code");

    /// <summary>The service keeps this answer under its key for good.</summary>
    public bool IsFinal => Succeeded || Status is 422 || Code is "slot_taken" or "hold_expired";

    public JsonElement Json => JsonSerializer.Deserialize<JsonElement>(Body);

    public string? Text(string member) =>
        Body.Length > 0 && Json is { ValueKind: JsonValueKind.Object } body && body.TryGetProperty(member, out var value) ? value.ToString() : null;
}
