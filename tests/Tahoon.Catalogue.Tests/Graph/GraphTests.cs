using System.Net;
using System.Text.Json.Nodes;
using Tahoon.Catalogue.Tests.Support;
using Tahoon.Contracts.Demonstration;
using Tahoon.Contracts.Ids;
using Tahoon.ServiceDefaults.Security;
using Tahoon.Testing.Security;

namespace Tahoon.Catalogue.Tests.Graph;

public sealed class GraphTests(CatalogueUnderTest catalogue) : IClassFixture<CatalogueUnderTest>
{
    private const string Profile = "query Profile($id: ID!) { provider(providerId: $id) { providerId name } }";

    [Fact]
    public async Task Only_callers_who_may_read_the_catalogue_may_ask()
    {
        using var nobody = catalogue.ClientFor(null);
        using var booker = catalogue.ClientFor(Callers.Application(), Scopes.Bookings);
        using var user = catalogue.ClientFor(Callers.User(Guid.CreateVersion7()));
        using var provider = catalogue.ClientFor(Callers.Provider(Guid.CreateVersion7()));

        foreach (var query in new[] { "{ filters { languages } }", "{ __schema { queryType { name } } }" })
        {
            await Answers.ProblemAsync(nobody.PostAsync(query), HttpStatusCode.Unauthorized, "unauthenticated");
            await Answers.ProblemAsync(booker.PostAsync(query), HttpStatusCode.Forbidden, "forbidden");
            await user.AskAsync(query);
            await provider.AskAsync(query);
        }
    }

    [Fact]
    public async Task The_answer_has_the_fields_that_were_asked_for_and_no_others()
    {
        using var client = catalogue.Clinic();

        var data = await client.AskAsync(
            "query ($search: SearchRequest!) { found: providers(search: $search) { totalCount items { name fee { amountMinor } } } }",
            ("search", Search.Wish(("limit", 2))));

        Assert.Equal(["found"], data.Select(member => member.Key));
        Assert.Equal(["totalCount", "items"], data["found"]!.AsObject().Select(member => member.Key));
        Assert.Equal(150, (int)data["found"]!["totalCount"]!);
        Assert.Equal(2, data["found"]!["items"]!.AsArray().Count);
        Assert.All(data["found"]!["items"]!.AsArray(), item =>
        {
            Assert.Equal(["name", "fee"], item!.AsObject().Select(member => member.Key));
            Assert.Equal(["amountMinor"], item["fee"]!.AsObject().Select(member => member.Key));
        });
    }

    [Fact]
    public async Task What_is_written_in_the_document_is_read_as_what_is_given_as_a_variable()
    {
        using var client = catalogue.Clinic();

        var given = await client.AskAsync(GraphCalls.Search("name"), ("search", Search.Wish(("sort", "fee"), ("minFee", 13_000), ("limit", 3))));
        var written = await client.AskAsync(
            """
            { providers(search: { from: "2026-06-02T03:00:00+03:00", to: "2026-06-05T00:00:00Z", timeZone: "Asia/Kuwait",
                                  durationMinutes: 30, sort: fee, minFee: 13000, limit: 3 }) { nextCursor items { name } } }
            """);

        Assert.Equal(3, given["providers"]!["items"]!.AsArray().Count);
        Assert.Equal(given.ToJsonString(), written.ToJsonString());
    }

    [Fact]
    public async Task Profiles_and_filters_are_those_of_REST()
    {
        using var client = catalogue.Clinic("ar");
        var profile = await client.GetOkAsync($"/api/v1/providers/{Id(4)}");
        var filters = await client.GetOkAsync("/api/v1/catalogue/filters");

        var data = await client.AskAsync(
            """
            query ($id: ID!) {
              provider(providerId: $id) {
                providerId name biography gender specialities { id name } languages yearsOfExperience photoUrl
                prices { durationMinutes price { amountMinor currency } }
              }
              filters { specialities { id name } languages genders sessionDurations feeRange { min max currency } }
            }
            """,
            ("id", Id(4)));

        profile.Remove("userLoginInfoId");
        Assert.Equal(profile.ToJsonString(), Told(data["provider"]));
        Assert.Equal(filters.ToJsonString(), Told(data["filters"]));
    }

    [Fact]
    public async Task Whatever_provider_is_not_the_organisation_s_is_told_as_one_that_is_not_there()
    {
        using var client = catalogue.Clinic();
        var outcomes = new List<string>();

        foreach (var id in new[] { Id(150), new ProviderId(Guid.CreateVersion7()).ToString(), new UserId(DemoClinics.Providers[0].ProviderId).ToString(), "nonsense", "" })
        {
            var (status, answer) = await GraphCalls.ReadAsync(client.PostAsync(Profile, ("id", id)));
            outcomes.Add($"{status} {answer.ToJsonString()}");
        }

        Assert.Contains("\"code\":\"not_found\"", outcomes[0], StringComparison.Ordinal);
        Assert.Contains("\"data\":{\"provider\":null}", outcomes[0], StringComparison.Ordinal);
        Assert.Single(outcomes.Distinct());
        Assert.Equal(Id(0), (string?)(await client.AskAsync(Profile, ("id", Id(0))))["provider"]!["providerId"]);
    }

    [Fact]
    public async Task Another_organisation_s_providers_are_never_found()
    {
        using var client = catalogue.ClientFor(Callers.Application(DemoClinics.OtherClinic));

        var data = await client.AskAsync(GraphCalls.Search("providerId", "totalCount"), ("search", Search.Wish(("limit", 100))));

        Assert.Equal(50, (int)data["providers"]!["totalCount"]!);
        Assert.All(
            data["providers"]!["items"]!.AsArray(),
            item => Assert.Equal(DemoClinics.OtherClinic, DemoClinics.Providers[Search.Number(item!["providerId"])].OrganisationId));
    }

    [Fact]
    public async Task A_field_that_is_refused_leaves_the_others_their_values()
    {
        using var client = catalogue.Clinic();

        var (status, answer) = await GraphCalls.ReadAsync(client.PostAsync(
            "query ($id: ID!) { provider(providerId: $id) { name } filters { genders } }", ("id", "nonsense")));

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(["female", "male"], answer["data"]!["filters"]!["genders"].Texts());
        Assert.Equal("provider", (string?)Assert.Single(answer["errors"]!.AsArray())!["path"]![0]);
    }

    private static string Id(int provider) => new ProviderId(DemoClinics.Providers[provider].ProviderId).ToString();

    /// <summary>As REST tells it, which leaves out what is null.</summary>
    private static string Told(JsonNode? node)
    {
        var told = node!.AsObject();
        foreach (var member in told.Where(member => member.Value is null).Select(member => member.Key).ToList())
            told.Remove(member);
        return told.ToJsonString();
    }
}
