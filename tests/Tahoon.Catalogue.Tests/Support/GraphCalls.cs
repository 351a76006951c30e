using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Tahoon.Catalogue.Tests.Support;

/// <summary>What the tests of GraphQL ask and read.</summary>
internal static class GraphCalls
{
    public const string Path = "/api/v1/graphql", MediaType = "application/graphql-response+json";

    /// <summary>All that the REST search answers, in its order.</summary>
    public const string Everything = "providerId name gender specialities { id name } languages yearsOfExperience photoUrl "
        + "fee { amountMinor currency } timeZone availableSlots { start end }";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>A search that is given as the variable of that name.</summary>
    public static string Search(string items, string page = "nextCursor") =>
        $"query Search($search: SearchRequest!) {{ providers(search: $search) {{ {page} items {{ {items} }} }} }}";

    public static Task<HttpResponseMessage> PostAsync(this HttpClient client, string query, params (string Name, JsonNode? Value)[] variables) =>
        client.PostAsync(Path, JsonContent.Create(Body(query, variables)), Cancellation);

    public static JsonObject Body(string query, params (string Name, JsonNode? Value)[] variables) => new()
    {
        ["query"] = query,
        ["variables"] = new JsonObject(variables.Select(variable => KeyValuePair.Create(variable.Name, variable.Value))),
    };

    /// <summary>The data of an answer without errors.</summary>
    public static async Task<JsonObject> AskAsync(this HttpClient client, string query, params (string Name, JsonNode? Value)[] variables)
    {
        var (status, answer) = await ReadAsync(client.PostAsync(query, variables));
        Assert.True(status is HttpStatusCode.OK && answer["errors"] is null, $"{status}: {answer.ToJsonString()}");
        return answer["data"]!.AsObject();
    }

    /// <summary>The first error of an answer with that status and code.</summary>
    public static async Task<JsonObject> RefusedAsync(Task<HttpResponseMessage> asking, HttpStatusCode status, string code)
    {
        var (told, answer) = await ReadAsync(asking);
        Assert.True(status == told, $"{told}: {answer.ToJsonString()}");
        var error = answer["errors"]![0]!.AsObject();
        Assert.Equal(code, (string?)error["extensions"]!["code"]);
        Assert.Equal(status is HttpStatusCode.OK, answer.ContainsKey("data"));
        return error;
    }

    public static async Task<(HttpStatusCode Status, JsonObject Answer)> ReadAsync(Task<HttpResponseMessage> asking)
    {
        using var answer = await asking;
        Assert.Equal(MediaType, answer.Content.Headers.ContentType?.MediaType);
        return (answer.StatusCode, JsonNode.Parse(await answer.Content.ReadAsStringAsync(Cancellation))!.AsObject());
    }
}
