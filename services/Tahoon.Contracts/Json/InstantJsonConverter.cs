using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Tahoon.Contracts.Json;

/// <summary>
/// Instants: read from ISO 8601 with <c>Z</c> or an offset, as one without either names no instant; written in UTC with
/// <c>Z</c>, to the microsecond at most. One that no session or schedule can be about is refused, so that whatever is added
/// to an instant that was read is an instant too.
/// </summary>
public sealed class InstantJsonConverter : JsonConverter<DateTime>
{
    /// <summary>The first year that is read, and the first that is not.</summary>
    public const int FirstYear = 1900, EndYear = 2200;

    /// <inheritdoc/>
    public override DateTime Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.String || reader.GetString() is not { } text || !HasZone(text)
            || !reader.TryGetDateTimeOffset(out var instant))
            throw new JsonException("An instant is ISO 8601 text with Z or an offset.");
        if (instant.UtcDateTime.Year is < FirstYear or >= EndYear)
            throw new JsonException($"An instant is from {FirstYear} on and before {EndYear}.");

        return new DateTime(instant.UtcTicks - (instant.UtcTicks % TimeSpan.TicksPerMicrosecond), DateTimeKind.Utc);
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, DateTime value, JsonSerializerOptions options) =>
        writer.WriteStringValue(
            value.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'", CultureInfo.InvariantCulture));

    private static bool HasZone(string text)
    {
        var time = text.IndexOf('T', StringComparison.Ordinal);
        return time > 0 && text.AsSpan(time).ContainsAny('Z', '+', '-');
    }
}
