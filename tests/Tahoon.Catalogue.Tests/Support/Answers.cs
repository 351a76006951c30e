using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Tahoon.Catalogue.Tests.Support;

internal static class Answers
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>The body of a 200.</summary>
    public static async Task<JsonObject> OkAsync(Task<HttpResponseMessage> asking)
    {
        using var answer = await asking;
        var body = await answer.Content.ReadAsStringAsync(Cancellation);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{answer.StatusCode}: {body}");
        return JsonNode.Parse(body)!.AsObject();
    }

    /// <summary>The body of a problem answer with that status and code.</summary>
    public static async Task<JsonObject> ProblemAsync(Task<HttpResponseMessage> asking, HttpStatusCode status, string code)
    {
        using var answer = await asking;
        Assert.Equal(status, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        var problem = await answer.Content.ReadFromJsonAsync<JsonObject>(Cancellation);
        Assert.NotNull(problem);
        Assert.Equal(code, (string?)problem["code"]);
        return problem;
    }

    public static Task<JsonObject> GetOkAsync(this HttpClient client, string path) => OkAsync(client.GetAsync(path, Cancellation));

    public static Task<HttpResponseMessage> SendJsonAsync(this HttpClient client, string path, object body) =>
        client.PostAsync(path, JsonContent.Create(body), Cancellation);

    public static List<string> Names(this JsonNode? list) => [.. list!.AsArray().Select(item => (string)item!["name"]!)];

    public static List<string> Texts(this JsonNode? list) => [.. list!.AsArray().Select(item => (string)item!)];
}
