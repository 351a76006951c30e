using System.Net;
using System.Text.Json.Nodes;
using Tahoon.Catalogue.Tests.Support;

namespace Tahoon.Catalogue.Tests.Graph;

public sealed class LimitTests(CatalogueUnderTest catalogue) : IClassFixture<CatalogueUnderTest>
{
    private const string AllWithTypes = "__typename providerId name gender specialities { __typename id name } languages yearsOfExperience photoUrl "
        + "fee { __typename amountMinor currency } timeZone availableSlots { __typename start end }";

    [Fact]
    public async Task A_full_page_with_everything_is_not_too_much_and_two_are()
    {
        using var client = catalogue.Clinic();
        var page = $"providers(search: $search) {{ __typename totalCount nextCursor items {{ {AllWithTypes} }} }}";

        var data = await client.AskAsync(Asking(page), ("search", Search.Wish(("limit", 100))));
        await RefusedAsync(client.PostAsync(Asking($"{page} again: {page}"), ("search", Search.Wish(("limit", 100)))));

        Assert.Equal(100, data["providers"]!["items"]!.AsArray().Count);
    }

    [Theory]
    [InlineData(4, 1, true)]
    [InlineData(5, 1, false)]
    [InlineData(2, 100, true)]
    [InlineData(3, 100, false)]
    public async Task Searches_in_one_document_cost_by_their_number_and_their_pages(int searches, int limit, bool taken)
    {
        using var client = catalogue.Clinic();
        var query = Asking(string.Join(' ', Enumerable.Range(0, searches).Select(
            number => $"s{number}: providers(search: $search) {{ items {{ providerId name gender languages yearsOfExperience photoUrl fee {{ amountMinor }} specialities {{ name }} }} }}")));
        var wish = Search.Wish(("limit", limit));

        if (taken)
            Assert.Equal(searches, (await client.AskAsync(query, ("search", wish))).Count);
        else
            await RefusedAsync(client.PostAsync(query, ("search", wish)));
    }

    [Fact]
    public async Task What_is_not_executed_costs_nothing()
    {
        using var client = catalogue.Clinic();
        var page = $"providers(search: $search) @skip(if: $less) {{ items {{ {AllWithTypes} }} }}";

        var query = $"query ($search: SearchRequest!, $less: Boolean!) {{ filters {{ genders }} {page} again: {page} }}";
        var data = await client.AskAsync(query, ("search", Search.Wish(("limit", 100))), ("less", true));

        Assert.Equal(["filters"], data.Select(member => member.Key));
    }

    [Theory]
    [InlineData(1_000_000)]
    [InlineData(-1)]
    public async Task A_page_that_is_no_page_is_refused_as_such_and_not_as_too_much(int limit)
    {
        using var client = catalogue.Clinic();

        var error = await GraphCalls.RefusedAsync(
            client.PostAsync(GraphCalls.Search("name"), ("search", Search.Wish(("limit", limit)))), HttpStatusCode.OK, "invalid_request");

        Assert.NotNull(error["extensions"]!["errors"]!["limit"]);
    }

    [Theory]
    [InlineData("{", "}")]
    [InlineData("{ a(b: [", "]) }")]
    public async Task Text_that_is_nested_without_end_is_no_document(string open, string close)
    {
        using var client = catalogue.Clinic();

        var query = string.Concat(Enumerable.Repeat(open, 600)) + string.Concat(Enumerable.Repeat(close, 600));

        await GraphCalls.RefusedAsync(client.PostAsync(query), HttpStatusCode.BadRequest, "graphql_malformed");
        await GraphCalls.RefusedAsync(client.PostAsync(query.Replace(" ", "", StringComparison.Ordinal)), HttpStatusCode.BadRequest, "graphql_malformed");
    }

    [Fact]
    public async Task A_document_of_8000_characters_is_read_and_one_more_is_not()
    {
        using var client = catalogue.Clinic();

        await client.AskAsync("{ __typename }".PadRight(8_000));
        var problem = await Answers.ProblemAsync(
            client.PostAsync("{ __typename }".PadRight(8_001)), HttpStatusCode.BadRequest, "invalid_request");

        Assert.Equal(["query"], problem["errors"]!.AsObject().Select(error => error.Key));
    }

    [Fact]
    public async Task Of_many_errors_the_first_ten_are_told_and_each_in_short()
    {
        using var client = catalogue.Clinic();

        var (_, many) = await GraphCalls.ReadAsync(client.PostAsync($"{{ {string.Join(' ', Enumerable.Range(0, 500).Select(n => $"f{n}"))} }}"));
        var (_, one) = await GraphCalls.ReadAsync(client.PostAsync($"{{ {new string('f', 5_000)} }}"));

        Assert.Equal(10, many["errors"]!.AsArray().Count);
        Assert.InRange(((string)one["errors"]![0]!["message"]!).Length, 50, 400);
    }

    private static string Asking(string fields) => $"query ($search: SearchRequest!) {{ {fields} }}";

    private static Task<JsonObject> RefusedAsync(Task<HttpResponseMessage> asking) =>
        GraphCalls.RefusedAsync(asking, HttpStatusCode.UnprocessableEntity, "graphql_too_costly");
}
