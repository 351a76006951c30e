using System.Globalization;
using System.Text.Json;

namespace Tahoon.Booking.Clients.VideoSdk;

/// <summary>The partner's error as one line: its text and code stand under one of several names.</summary>
internal static class VideoSdkFault
{
    private const int Longest = 200;

    private static readonly string[] TextNames = ["message", "error", "msg", "statusMessage"];
    private static readonly string[] CodeNames = ["code", "errorCode"];

    public static string Describe(int status, string? body)
    {
        var line = $"{status.ToString(CultureInfo.InvariantCulture)} {Inside(body)}".TrimEnd();
        return line.Length <= Longest ? line : line[..Longest];
    }

    private static string? Inside(string? body)
    {
        try
        {
            using var json = JsonDocument.Parse(body ?? "");
            return json.RootElement.ValueKind == JsonValueKind.Object
                ? $"{First(json.RootElement, CodeNames)} {First(json.RootElement, TextNames)}".Trim()
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? First(JsonElement error, string[] names) => names
        .Select(name => error.TryGetProperty(name, out var value) ? value.ToString() : null)
        .FirstOrDefault(value => !string.IsNullOrEmpty(value));
}
