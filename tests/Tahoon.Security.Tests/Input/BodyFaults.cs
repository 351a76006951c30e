using System.Text;
using System.Text.Json.Nodes;
using Tahoon.SecurityTests.World;

namespace Tahoon.SecurityTests.Input;

/// <summary>What can be wrong with a body as a whole.</summary>
internal static class BodyFaults
{
    public static IEnumerable<Fault> Of(Way way)
    {
        if (way.Operation.Body is null)
            return [];

        var refused = Expected.Refused;
        return
        [
            Bytes("is not there", way.Operation.BodyRequired ? refused : Expected.Either, _ => ""),
            Bytes("is null", way.Operation.BodyRequired ? refused : Expected.Either, _ => "null"),
            Bytes("is a list", refused, _ => "[]"),
            Bytes("is a text", refused, _ => "\"a\""),
            Bytes("is no JSON", refused, _ => "a=b&c=d"),
            Bytes("is cut off", refused, text => text[..^2]),
            Bytes("goes on after its end", refused, text => text + "}"),
            Bytes("is twice", refused, text => text + text),
            Bytes("has a comment", refused, text => "/* a */" + text),
            Bytes("has a comma at its end", refused, text => text[..^1] + ",}"),
            Bytes("has a member twice", refused, text => text.Length > 2 ? $"{text[..^1]},{text[1..]}" : "{\"reason\":\"a\",\"reason\":\"b\"}"),
            Bytes("is nested deeply", refused, text => WithMember(text, new string('[', 500) + new string(']', 500))),
            Bytes("has a member that is not known", Expected.Taken, text => WithMember(text, "{\"isAdmin\":true}")),
            new("is of no UTF-8", refused, draft => draft with { Bytes = Spoilt(draft.BodyText) }),
            new("is of UTF-16", refused, draft => draft with { Bytes = Encoding.Unicode.GetBytes(draft.BodyText) }),
            new("is of a charset that is not known", Expected.Refused, draft => draft with { ContentType = "application/json; charset=nothing" }),
            new("is plain text", refused, draft => draft with { ContentType = "text/plain" }),
            new("is XML", refused, draft => draft with { ContentType = "application/xml", Bytes = "<a/>"u8.ToArray() }),
            new("has no type", refused, draft => draft with { ContentType = null }),
            Bytes("is more than a mebibyte", refused, text => WithMember(text, $"\"{new string('x', 1_100_000)}\"")),
        ];
    }

    /// <summary>With a byte that UTF-8 does not have in the first text of a member.</summary>
    private static byte[] Spoilt(string text)
    {
        var at = text.IndexOf(":\"", StringComparison.Ordinal) + 2;
        return [.. Encoding.UTF8.GetBytes(text[..at]), 0xff, .. Encoding.UTF8.GetBytes(text[at..])];
    }

    private static Fault Bytes(string name, Expected expected, Func<string, string> spoil) => new(
        $"{name}", expected, draft => draft with { Bytes = Encoding.UTF8.GetBytes(spoil(draft.BodyText)) });

    private static string WithMember(string text, string json) =>
        JsonNode.Parse(text)!.AsObject().Count == 0 ? $"{{\"unknownMember\":{json}}}" : $"{text[..^1]},\"unknownMember\":{json}}}";
}
