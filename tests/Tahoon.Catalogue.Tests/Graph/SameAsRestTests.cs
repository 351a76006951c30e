using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Tahoon.Catalogue.Tests.Support;

namespace Tahoon.Catalogue.Tests.Graph;

public sealed class SameAsRestTests(CatalogueUnderTest catalogue) : IClassFixture<CatalogueUnderTest>
{
    private const int Searches = 120;

    /// <summary>What each member may be; what REST refuses among it is of the right type.</summary>
    private static readonly (string Member, JsonNode[] Values)[] Choices =
    [
        ("languages", [new JsonArray("ar"), new JsonArray("hi", "fr"), new JsonArray(), new JsonArray("english")]),
        ("genders", [new JsonArray("male"), new JsonArray("female", "male"), new JsonArray("other")]),
        ("minFee", [0, 13_000, 15_000, -1]),
        ("maxFee", [14_000, 18_000, 3_000_000_000L, 1]),
        ("text", ["noor", "قلب", "ÉLISE", "nobody-of-this-name", "<b>", ""]),
        ("to", ["2026-06-05T00:00:00Z", "2026-06-12T03:00:00+03:00", "2026-06-01T00:00:00Z", "2026-07-04T00:00:00Z"]),
        ("timeZone", ["Asia/Kuwait", "Europe/Berlin", "Mars/Olympus", ""]),
        ("durationMinutes", [30, 60, 45, 1]),
        ("sort", ["name", "fee", "earliest"]),
        ("limit", [1, 7, 100, 0, 101]),
        ("cursor", ["nonsense", "bmFtZQ"]),
        ("specialityIds", [new JsonArray("nonsense"), new JsonArray()]),
    ];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whatever_is_searched_for_the_answer_is_that_of_REST_and_so_is_the_refusal()
    {
        var random = new Random(11);
        var outcomes = new Dictionary<HttpStatusCode, int>();
        for (var search = 0; search < Searches; search++)
        {
            using var client = catalogue.Clinic(random.Next(2) == 0 ? "en" : "ar");
            var wish = Wish(random);
            using var rest = await client.SendJsonAsync(Search.V1, wish);
            var expected = (await rest.Content.ReadFromJsonAsync<JsonObject>(Cancellation))!;

            var (status, answer) = await GraphCalls.ReadAsync(client.PostAsync(
                GraphCalls.Search(GraphCalls.Everything), ("search", wish.DeepClone())));

            outcomes[rest.StatusCode] = outcomes.GetValueOrDefault(rest.StatusCode) + 1;
            Assert.Equal(HttpStatusCode.OK, status);
            if (rest.StatusCode is HttpStatusCode.OK)
                AssertSame(expected, answer, wish);
            else
                AssertRefused(expected, answer, wish);
        }

        Assert.True(outcomes[HttpStatusCode.OK] > 20 && outcomes[HttpStatusCode.BadRequest] > 20, string.Join(", ", outcomes));
    }

    [Theory]
    [InlineData("name")]
    [InlineData("fee")]
    [InlineData("earliest")]
    public async Task A_cursor_of_the_one_goes_on_in_the_other(string sort)
    {
        using var client = catalogue.Clinic();
        var first = await client.AskAsync(GraphCalls.Search("providerId"), ("search", Search.Wish(("sort", sort), ("limit", 40))));
        var cursor = (string?)first["providers"]!["nextCursor"];
        Assert.NotNull(cursor);

        var wish = Search.Wish(("sort", sort), ("limit", 40), ("cursor", cursor));
        var rest = await Answers.OkAsync(client.SendJsonAsync(Search.V1, wish));
        var graph = await client.AskAsync(GraphCalls.Search("providerId"), ("search", wish.DeepClone()));

        Assert.Equal(40, rest["items"]!.AsArray().Count);
        Assert.Equal(
            rest["items"]!.AsArray().Select(item => (string?)item!["providerId"]),
            graph["providers"]!["items"]!.AsArray().Select(item => (string?)item!["providerId"]));
        Assert.Equal((string?)rest["nextCursor"], (string?)graph["providers"]!["nextCursor"]);
    }

    private static JsonObject Wish(Random random)
    {
        var wish = Search.Wish();
        foreach (var (member, values) in Choices)
            if (random.Next(5) == 0)
                wish[member] = values[random.Next(values.Length)].DeepClone();
        return wish;
    }

    private static void AssertSame(JsonObject expected, JsonObject answer, JsonObject wish)
    {
        var page = answer["data"]!["providers"];
        Assert.True(page is not null && answer["errors"] is null, $"{wish.ToJsonString()}: {answer.ToJsonString()}");
        foreach (var item in page["items"]!.AsArray())
            if (item!["photoUrl"] is null)
                item.AsObject().Remove("photoUrl");
        Assert.Equal(expected["items"]!.ToJsonString(), page["items"]!.ToJsonString());
        Assert.Equal((string?)expected["nextCursor"], (string?)page["nextCursor"]);
    }

    private static void AssertRefused(JsonObject expected, JsonObject answer, JsonObject wish)
    {
        Assert.True(answer["data"]!["providers"] is null && answer["errors"] is not null, $"{wish.ToJsonString()}: {answer.ToJsonString()}");
        var told = Assert.Single(answer["errors"]!.AsArray())!;
        Assert.Equal((string?)expected["title"], (string?)told["message"]);
        Assert.Equal((string?)expected["code"], (string?)told["extensions"]!["code"]);
        Assert.Equal(expected["errors"]!.ToJsonString(), told["extensions"]!["errors"]!.ToJsonString());
    }
}
