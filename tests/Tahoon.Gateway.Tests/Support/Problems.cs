using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Tahoon.Gateway.Tests.Support;

internal static class Problems
{
    /// <summary>The code of a problem answer; fails where it is none.</summary>
    public static async Task<string> CodeAsync(HttpResponseMessage answer)
    {
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        var problem = await answer.Content.ReadFromJsonAsync<JsonObject>(TestContext.Current.CancellationToken);
        Assert.NotNull(problem);
        Assert.Equal((int)answer.StatusCode, (int)problem["status"]!);
        Assert.Equal(32, ((string)problem["traceId"]!).Length);
        return (string)problem["code"]!;
    }
}
