using System.Net;
using Tahoon.Catalogue.Tests.Support;

namespace Tahoon.Catalogue.Tests.Graph;

public sealed class OverHttpTests(CatalogueUnderTest catalogue) : IClassFixture<CatalogueUnderTest>
{
    private const string Query = "{ filters { genders } }";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(null, GraphCalls.MediaType)]
    [InlineData("*/*", GraphCalls.MediaType)]
    [InlineData("application/graphql-response+json", GraphCalls.MediaType)]
    [InlineData("application/json", "application/json")]
    [InlineData("application/json, application/graphql-response+json", GraphCalls.MediaType)]
    [InlineData("application/graphql-response+json;q=0.5, application/json;q=0.9", "application/json")]
    [InlineData("application/graphql-response+json, application/json;q=0.9", GraphCalls.MediaType)]
    [InlineData("application/json;q=0.1, */*", GraphCalls.MediaType)]
    [InlineData("text/html", GraphCalls.MediaType)]
    public async Task An_answer_is_of_the_media_type_that_the_client_prefers(string? accept, string told)
    {
        using var client = catalogue.Clinic();
        if (accept is not null)
            client.DefaultRequestHeaders.TryAddWithoutValidation("Accept", accept);

        using var answer = await client.PostAsync(Query);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(told, answer.Content.Headers.ContentType?.MediaType);
        Assert.Contains("Accept", answer.Headers.Vary);
        Assert.Contains("Accept-Language", answer.Headers.Vary);
        Assert.Equal("en", Assert.Single(answer.Content.Headers.ContentLanguage));
    }

    [Theory]
    [InlineData("{", HttpStatusCode.BadRequest, "graphql_malformed")]
    [InlineData("no document", HttpStatusCode.BadRequest, "graphql_malformed")]
    [InlineData("{ filters { prices } }", HttpStatusCode.UnprocessableEntity, "graphql_invalid")]
    [InlineData("{ filters }", HttpStatusCode.UnprocessableEntity, "graphql_invalid")]
    [InlineData("{ ...a } fragment a on Query { ...b } fragment b on Query { ...a }", HttpStatusCode.UnprocessableEntity, "graphql_invalid")]
    [InlineData("fragment a on Query { filters { genders } }", HttpStatusCode.UnprocessableEntity, "graphql_invalid")]
    [InlineData("query One { filters { genders } } query Two { filters { genders } }", HttpStatusCode.UnprocessableEntity, "graphql_invalid")]
    [InlineData("query ($id: ID!) { provider(providerId: $id) { name } }", HttpStatusCode.UnprocessableEntity, "graphql_invalid")]
    [InlineData("{ provider(providerId: 12) { name } }", HttpStatusCode.UnprocessableEntity, "graphql_invalid")]
    [InlineData("{ providers(search: { durationMinutes: 30 }) { totalCount } }", HttpStatusCode.UnprocessableEntity, "graphql_invalid")]
    [InlineData("{ providers(search: { from: \"tomorrow\", to: \"2026-06-05T00:00:00Z\", timeZone: \"Asia/Kuwait\", durationMinutes: 30 }) { totalCount } }", HttpStatusCode.UnprocessableEntity, "graphql_invalid")]
    [InlineData("{ providers(search: { from: 2026, to: \"2026-06-05T00:00:00Z\", timeZone: \"Asia/Kuwait\", durationMinutes: 30 }) { totalCount } }", HttpStatusCode.UnprocessableEntity, "graphql_invalid")]
    [InlineData("mutation { cancel }", HttpStatusCode.UnprocessableEntity, "graphql_invalid")]
    [InlineData("subscription { bookings }", HttpStatusCode.UnprocessableEntity, "graphql_invalid")]
    public async Task A_document_that_can_not_be_executed_is_an_error_of_GraphQL_by_either_method_and_for_every_client(
        string query, HttpStatusCode status, string code)
    {
        using var client = catalogue.Clinic();
        client.DefaultRequestHeaders.Accept.ParseAdd("application/json");

        var posted = await GraphCalls.RefusedAsync(client.PostAsync(query), status, code);
        var got = await GraphCalls.RefusedAsync(GetAsync(client, ("query", query)), status, code);

        Assert.Equal(posted.ToJsonString(), got.ToJsonString());
    }

    [Fact]
    public async Task A_query_by_GET_is_answered_as_by_POST()
    {
        using var client = catalogue.Clinic("ar");
        const string query = "query A($id: ID!) { provider(providerId: $id) { name } } query B { filters { genders } }";
        var variables = $$"""{"search":{{Search.Wish(("limit", 3)).ToJsonString()}}}""";

        var posted = await client.AskAsync(GraphCalls.Search(GraphCalls.Everything), ("search", Search.Wish(("limit", 3))));
        var (status, got) = await GraphCalls.ReadAsync(GetAsync(client,
            ("query", GraphCalls.Search(GraphCalls.Everything)), ("variables", variables), ("operationName", ""), ("extensions", "{}")));
        var (_, named) = await GraphCalls.ReadAsync(GetAsync(client, ("query", query), ("operationName", "B"), ("variables", "")));

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(posted.ToJsonString(), got["data"]!.ToJsonString());
        Assert.Equal(["filters"], named["data"]!.AsObject().Select(member => member.Key));
    }

    [Fact]
    public async Task Without_Scheduling_what_needs_it_is_503_as_everywhere_and_the_rest_is_answered()
    {
        await using var catalogue = new CatalogueUnderTest();
        await catalogue.InitializeAsync();
        catalogue.Network.Answer("scheduling", _ => throw new HttpRequestException("a secret of ours"));
        using var client = catalogue.Clinic();
        var asking = client.PostAsync(GraphCalls.Search("name availableSlots { start }"), ("search", Search.Wish()));

        // the service tries again for a while, by the clock that the test moves
        while (!asking.IsCompleted)
        {
            catalogue.Clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(10, Cancellation);
        }

        using var answer = await asking;
        var found = await client.AskAsync(GraphCalls.Search("name"), ("search", Search.Wish()));

        Assert.NotNull(answer.Headers.RetryAfter);
        var problem = await Answers.ProblemAsync(Task.FromResult(answer), HttpStatusCode.ServiceUnavailable, "unavailable");
        Assert.DoesNotContain("secret", problem.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal(20, found["providers"]!["items"]!.AsArray().Count);
    }

    private static Task<HttpResponseMessage> GetAsync(HttpClient client, params (string Name, string Value)[] parameters) => client.GetAsync(
        $"{GraphCalls.Path}?{string.Join('&', parameters.Select(parameter => $"{parameter.Name}={Uri.EscapeDataString(parameter.Value)}"))}",
        Cancellation);
}
