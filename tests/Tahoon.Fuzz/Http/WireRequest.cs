using System.Text;

namespace Tahoon.Fuzz.Http;

/// <summary>A request as text: its line, its headers, an empty line, its body.</summary>
internal sealed record WireRequest(string Method, string Path, IReadOnlyList<(string Name, string Value)> Headers, string? Body)
{
    /// <summary>Reads the text; null where it is no request that can be sent.</summary>
    public static WireRequest? Parse(string text)
    {
        var parts = text.Split("\n\n", 2);
        var lines = parts[0].Split('\n');
        if (lines[0].Split(' ') is not [{ Length: > 0 } method, ['/', ..] path] || method.Any(letter => !char.IsAsciiLetterUpper(letter)))
            return null;

        var headers = lines.Skip(1).Select(line => line.Split(": ", 2)).ToList();
        return headers.All(header => header is [{ Length: > 0 }, _])
            ? new WireRequest(method, path, [.. headers.Select(header => (header[0], header[1]))], parts.ElementAtOrDefault(1))
            : null;
    }

    /// <summary>The message, or null where no server would ever be handed it: it is no URI, or no header.</summary>
    public HttpRequestMessage? ToMessage()
    {
        if (!Uri.TryCreate($"http://localhost{Path}", UriKind.Absolute, out var uri) || uri.Host != "localhost"
            || uri.AbsolutePath.Contains("%00", StringComparison.Ordinal))
            return null;

        var message = new HttpRequestMessage(new HttpMethod(Method), uri);
        if (Body is not null)
            message.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(Body));
        foreach (var (name, value) in Headers)
        {
            if (!message.Headers.TryAddWithoutValidation(name, value) && message.Content?.Headers.TryAddWithoutValidation(name, value) != true)
                return null;
        }

        return message;
    }

    /// <summary>What a server's own parser lets through in a header: no control characters but tab, no half of a pair.</summary>
    public static string InHeader(string text) => string.Concat(text.EnumerateRunes()
        .Where(rune => rune != Rune.ReplacementChar && (rune.Value >= ' ' || rune.Value == '\t') && rune.Value != 0x7f));

    public override string ToString()
    {
        var text = new StringBuilder($"{Method} {Path}");
        foreach (var (name, value) in Headers)
            text.Append('\n').Append(name).Append(": ").Append(value);
        return Body is null ? text.ToString() : text.Append("\n\n").Append(Body).ToString();
    }
}
