using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Tahoon.Contracts.Ids;

/// <summary>
/// An id that clients see. In JSON, routes and queries it is always its opaque text; between services plain Guids are used.
/// A text that can't be read becomes the empty id, which names nothing: asking for it is the same 404 as for any unknown thing.
/// </summary>
public interface IPublicId<TSelf> : IParsable<TSelf>
    where TSelf : struct, IPublicId<TSelf>
{
    /// <summary>What ids of this type name.</summary>
    static abstract IdKind Kind { get; }

    /// <summary>The internal id.</summary>
    Guid Value { get; }

    /// <summary>Wraps an internal id.</summary>
    static abstract TSelf From(Guid value);

    /// <summary>Reads the opaque text; what can't be read is the empty id.</summary>
    static TSelf IParsable<TSelf>.Parse(string s, IFormatProvider? provider) => PublicId.Read<TSelf>(s);

    /// <summary>Always true: what can't be read is the empty id.</summary>
    static bool IParsable<TSelf>.TryParse(
        [NotNullWhen(true)] string? s, IFormatProvider? provider, [MaybeNullWhen(false)] out TSelf result) =>
        TryParse(s, provider, out result);

    /// <summary>The same, where the web framework looks for it when it binds routes and queries.</summary>
#pragma warning disable CA1000 // it is found through the id that implements this, never called by this name
    static new bool TryParse(string? s, IFormatProvider? provider, out TSelf result)
    {
        result = PublicId.Read<TSelf>(s);
        return true;
    }
#pragma warning restore CA1000
}

/// <summary>What all public ids do alike.</summary>
public static class PublicId
{
    /// <summary>The id in an opaque text, or the empty id.</summary>
    public static T Read<T>(string? text)
        where T : struct, IPublicId<T> =>
        text is not null && IdCodec.Current.TryDecode(T.Kind, text, out var value) ? T.From(value) : default;

    /// <summary>The opaque text of an id.</summary>
    public static string Write<T>(T id)
        where T : struct, IPublicId<T> => IdCodec.Current.Encode(T.Kind, id.Value);
}

/// <summary>The JSON form of a public id: a string.</summary>
public sealed class PublicIdJsonConverter<T> : JsonConverter<T>
    where T : struct, IPublicId<T>
{
    /// <inheritdoc/>
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String
            ? PublicId.Read<T>(reader.GetString())
            : throw new JsonException("An identifier is a string.");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        writer.WriteStringValue(PublicId.Write(value));
}
