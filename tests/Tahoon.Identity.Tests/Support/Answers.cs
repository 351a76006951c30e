using System.Text.Json;
using Xunit;

namespace Tahoon.Identity.Tests.Support;

/// <summary>Reads answers.</summary>
internal static class Answers
{
    public static async Task<JsonElement> JsonAsync(this HttpResponseMessage answer) =>
        JsonElement.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

    public static async Task<string?> TextAsync(this HttpResponseMessage answer, string member)
    {
        var json = await answer.JsonAsync();
        Assert.True(json.TryGetProperty(member, out var value), $"There is no {member} in {json}");
        return value.GetString();
    }
}
