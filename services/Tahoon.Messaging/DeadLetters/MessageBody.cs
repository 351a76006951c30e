using System.Text.Json;
using System.Text.Unicode;

namespace Tahoon.Messaging.DeadLetters;

/// <summary>Shows a body of which nothing is known: it may be poison.</summary>
internal static class MessageBody
{
    /// <summary>An answer nests it, and has a limit of its own.</summary>
    private static readonly JsonDocumentOptions Shallow = new() { MaxDepth = 24 };

    /// <summary>The body as JSON that can be written down again, or null where it is none.</summary>
    public static JsonElement? AsJson(ReadOnlyMemory<byte> body)
    {
        if (!Utf8.IsValid(body.Span))
            return null;

        try
        {
            using var document = JsonDocument.Parse(body, Shallow);
            var json = document.RootElement.Clone();
            _ = JsonSerializer.SerializeToUtf8Bytes(json);
            return json;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or ArgumentException)
        {
            // such as half of a surrogate pair, which is read and can't be written
            return null;
        }
    }
}
