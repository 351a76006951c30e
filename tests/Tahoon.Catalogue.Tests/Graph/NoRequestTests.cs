using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Tahoon.Catalogue.Tests.Support;

namespace Tahoon.Catalogue.Tests.Graph;

public sealed class NoRequestTests(CatalogueUnderTest catalogue) : IClassFixture<CatalogueUnderTest>
{
    private const string Query = "{ filters { genders } }";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("?operationName=A", "query")]
    [InlineData("?query=", "query")]
    [InlineData("?query=%7B__typename%7D&variables=nonsense", "variables")]
    [InlineData("?query=%7B__typename%7D&variables=%5B%5D", "variables")]
    [InlineData("?query=%7B__typename%7D&variables=%7B%22a%22:1,%22a%22:2%7D", "variables")]
    [InlineData("?query=%7B__typename%7D&extensions=1", "extensions")]
    public async Task A_GET_that_is_no_request_of_GraphQL_is_a_problem(string parameters, string told)
    {
        using var client = catalogue.Clinic();

        var problem = await Answers.ProblemAsync(
            client.GetAsync(GraphCalls.Path + parameters, Cancellation), HttpStatusCode.BadRequest, "invalid_request");

        Assert.Equal([told], problem["errors"]!.AsObject().Select(error => error.Key));
    }

    [Theory]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("{}")]
    [InlineData("""{"query":null}""")]
    [InlineData("""{"query":["{ __typename }"]}""")]
    [InlineData("""[{"query":"{ __typename }"},{"query":"{ __typename }"}]""")]
    [InlineData("""{"query":"{ __typename }","variables":[]}""")]
    [InlineData("""{"query":"{ __typename }","variables":{"a":{"b":1,"b":2}}}""")]
    [InlineData("""{"query":"{ __typename }","variables":{"a":"half of a pair: \ud800"}}""")]
    [InlineData("""{"query":"{ __typename }","extensions":"a"}""")]
    [InlineData("""{"query":"{ __typename }","operationName":1}""")]
    public async Task A_POST_that_is_no_request_of_GraphQL_or_several_is_a_problem(string body)
    {
        using var client = catalogue.Clinic();

        await Answers.ProblemAsync(PostTextAsync(client, body, "application/json"), HttpStatusCode.BadRequest, "invalid_request");
    }

    [Theory]
    [InlineData("application/graphql")]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("multipart/form-data")]
    public async Task A_POST_of_another_media_type_is_not_read(string type)
    {
        using var client = catalogue.Clinic();

        await Answers.ProblemAsync(
            PostTextAsync(client, Query, type), HttpStatusCode.UnsupportedMediaType, "unsupported_media_type");
    }

    [Theory]
    [InlineData(64 * 1024, HttpStatusCode.OK)]
    [InlineData((64 * 1024) + 1, HttpStatusCode.RequestEntityTooLarge)]
    public async Task A_body_of_64_KiB_is_read_and_one_byte_more_is_not(int length, HttpStatusCode told)
    {
        await using var listening = new CatalogueUnderTest();
        listening.UseKestrel(0);
        listening.StartServer();
        using var client = listening.Clinic();

        using var answer = await PostTextAsync(client, """{"query":"{ __typename }"}""".PadRight(length), "application/json");

        Assert.Equal(told, answer.StatusCode);
        if (told is not HttpStatusCode.OK)
            await Answers.ProblemAsync(Task.FromResult(answer), told, "too_large");
    }

    [Fact]
    public async Task What_is_null_or_not_known_in_a_request_is_as_if_it_were_not_there()
    {
        using var client = catalogue.Clinic();

        var (status, answer) = await GraphCalls.ReadAsync(PostTextAsync(
            client,
            """{"query":"{ __typename }","variables":null,"operationName":null,"extensions":null,"id":7}""",
            "application/json"));

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal("""{"data":{"__typename":"Query"}}""", answer.ToJsonString());
    }

    private static async Task<HttpResponseMessage> PostTextAsync(HttpClient client, string text, string type)
    {
        using var content = new StringContent(text, Encoding.UTF8);
        content.Headers.ContentType = new MediaTypeHeaderValue(type);
        return await client.PostAsync(GraphCalls.Path, content, Cancellation);
    }
}
