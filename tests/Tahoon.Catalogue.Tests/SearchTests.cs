using System.Net;
using System.Text.Json.Nodes;
using Tahoon.Catalogue.Data;
using Tahoon.Catalogue.Tests.Support;
using Tahoon.Contracts.Demonstration;
using Tahoon.Contracts.Ids;
using Tahoon.ServiceDefaults.Security;
using Tahoon.Testing;
using Tahoon.Testing.Security;

namespace Tahoon.Catalogue.Tests;

public sealed class SearchTests : IAsyncLifetime
{
    private const string Audited = "/api/careprovider/getcareproviderslistwithschedule", V1 = "/api/v1/providers/search";

    private readonly CatalogueUnderTest _catalogue = new();

    public ValueTask InitializeAsync() => _catalogue.InitializeAsync();

    public ValueTask DisposeAsync() => _catalogue.DisposeAsync();

    [Theory]
    [InlineData(Audited)]
    [InlineData(V1)]
    public async Task Only_callers_who_may_read_the_catalogue_may_search(string path)
    {
        using var nobody = _catalogue.ClientFor(null);
        using var booker = _catalogue.ClientFor(Callers.Application(), Scopes.Bookings);

        await Answers.ProblemAsync(nobody.SendJsonAsync(path, Wish()), HttpStatusCode.Unauthorized, "unauthenticated");
        await Answers.ProblemAsync(booker.SendJsonAsync(path, Wish()), HttpStatusCode.Forbidden, "forbidden");
    }

    [Theory]
    [InlineData("from", null, "from")]
    [InlineData("to", null, "to")]
    [InlineData("to", "2026-06-01T00:00:00Z", "to")]
    [InlineData("to", "2026-07-04T00:00:00Z", "to")]
    [InlineData("timeZone", null, "timeZone")]
    [InlineData("timeZone", "Mars/Olympus", "timeZone")]
    [InlineData("durationMinutes", null, "durationMinutes")]
    [InlineData("durationMinutes", 1, "durationMinutes")]
    [InlineData("sort", "price", "sort")]
    [InlineData("pageSize", 101, "pageSize")]
    [InlineData("page", 0, "page")]
    [InlineData("minFee", -1, "minFee")]
    [InlineData("maxFee", 1, "maxFee")]
    [InlineData("text", "<script>", "text")]
    [InlineData("durationMinutes", "thirty", "durationMinutes")]
    public async Task What_is_not_valid_is_told_by_member(string member, object? value, string told)
    {
        using var client = _catalogue.Clinic();
        var wish = Wish(("minFee", 2));
        wish[member] = value is null ? null : JsonValue.Create(value);

        var problem = await Answers.ProblemAsync(client.SendJsonAsync(Audited, wish), HttpStatusCode.BadRequest, "invalid_request");

        Assert.Equal([told], problem["errors"]!.AsObject().Select(error => error.Key));
        Assert.Empty(_catalogue.Questions);
    }

    [Fact]
    public async Task The_list_has_providers_by_name_with_their_free_slots()
    {
        using var client = _catalogue.Clinic();

        var list = await Answers.OkAsync(client.SendJsonAsync(Audited, Wish(("pageSize", 5))));

        Assert.Equal((150, 1, 5), ((int)list["totalCount"]!, (int)list["page"]!, (int)list["pageSize"]!));
        var providers = list["careProvidersList"]!.AsArray();
        Assert.Equal(5, providers.Count);
        Assert.Equal(list["careProvidersList"].Names().Order(StringComparer.Ordinal), list["careProvidersList"].Names());
        var first = providers[0]!;
        var number = Number(first["userLoginInfoId"]);
        Assert.Equal(DemoClinics.Providers[number].TimeZone, (string?)first["timeZone"]);
        Assert.Equal("KWD", (string?)first["fee"]!["currency"]);
        Assert.Equal(
            _catalogue.Free(DemoClinics.Providers[number]).Select(start => $"{start:s}Z {start.AddMinutes(30):s}Z"),
            first["availableScheduleHoursList"]!.AsArray().Select(slot => $"{slot!["start"]} {slot["end"]}"));
    }

    [Fact]
    public async Task The_same_search_finds_the_same_under_v1()
    {
        using var client = _catalogue.Clinic();

        var audited = await Answers.OkAsync(client.SendJsonAsync(Audited, Wish()));
        var page = await Answers.OkAsync(client.SendJsonAsync(V1, Wish()));

        Assert.Equal(20, page["items"]!.AsArray().Count);
        Assert.Equal(
            audited["careProvidersList"]!.AsArray().Select(item => (string?)item!["userLoginInfoId"]),
            page["items"]!.AsArray().Select(item => (string?)item!["providerId"]));
        Assert.Equal(
            audited["careProvidersList"]![0]!["availableScheduleHoursList"]!.ToJsonString(),
            page["items"]![0]!["availableSlots"]!.ToJsonString());
    }

    [Fact]
    public async Task Another_organisation_s_providers_are_never_found()
    {
        using var client = _catalogue.ClientFor(Callers.Application(DemoClinics.OtherClinic));

        var list = await Answers.OkAsync(client.SendJsonAsync(Audited, Wish(("pageSize", 100))));

        Assert.Equal(50, (int)list["totalCount"]!);
        Assert.All(
            list["careProvidersList"]!.AsArray(),
            item => Assert.Equal(DemoClinics.OtherClinic, DemoClinics.Providers[Number(item!["userLoginInfoId"])].OrganisationId));
    }

    [Fact]
    public async Task Filters_narrow_the_search()
    {
        using var client = _catalogue.Clinic();
        var filters = await client.GetOkAsync("/api/v1/catalogue/filters");
        var dermatology = filters["specialities"]!.AsArray().Single(row => (string?)row!["name"] == "Dermatology")!["id"]!;

        var bySpeciality = await NumbersAsync(client, ("specialityIds", new JsonArray(dermatology.DeepClone())));
        var byLanguage = await NumbersAsync(client, ("languages", new JsonArray("hi", "fr")));
        var byGender = await NumbersAsync(client, ("genders", new JsonArray("male")));
        var byFee = await NumbersAsync(client, ("minFee", 14_000), ("maxFee", 15_000));
        var byLength = await NumbersAsync(client, ("durationMinutes", 60));
        var byNothingKnown = await NumbersAsync(
            client, ("specialityIds", new JsonArray(new SpecialityId(Guid.CreateVersion7()).ToString())));

        var all = DemoClinics.Providers.Take(150).Select(provider => provider.Number).ToList();
        Assert.Equal(all.Where(n => n % 10 == 4 || (n % 4 == 0 && (n + 3) % 10 == 4)), bySpeciality);
        Assert.Equal(all.Where(n => n % 5 is 2 or 3), byLanguage);
        Assert.Equal(all.Where(n => n % 2 == 1), byGender);
        Assert.Equal(all.Where(n => n * 5 % 19 is 2 or 3), byFee);
        Assert.Equal(all.Where(n => n % 3 != 0), byLength);
        Assert.Empty(byNothingKnown);
    }

    [Theory]
    [InlineData("andre", "André")]
    [InlineData("ÉLISE", "Élise")]
    [InlineData("khoury noor", "Noor Khoury")]
    [InlineData("احمد", "Ahmad")]
    [InlineData("أَحْمَد", "Ahmad")]
    [InlineData("فاطمه", "Fatima")]
    [InlineData("al mutairi", "Al-Mutairi")]
    public async Task Free_text_finds_names_however_they_are_written(string text, string name)
    {
        using var client = _catalogue.Clinic();

        var list = await Answers.OkAsync(client.SendJsonAsync(Audited, Wish(("text", text), ("pageSize", 100))));

        Assert.NotEmpty(list["careProvidersList"].Names());
        Assert.All(list["careProvidersList"].Names(), found => Assert.Contains(name, found, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Free_text_finds_specialities_and_takes_wildcards_as_they_are()
    {
        using var client = _catalogue.Clinic();

        Assert.Equal(
            DemoClinics.Providers.Take(150).Select(provider => provider.Number)
                .Where(number => number % 10 == 6 || (number % 4 == 0 && (number + 3) % 10 == 6)),
            await NumbersAsync(client, ("text", "قلب")));
        Assert.Empty(await NumbersAsync(client, ("text", "nobody-of-this-name")));
        Assert.Equal(150, (await NumbersAsync(client, ("text", "%_"))).Count);
    }

    [Theory]
    [InlineData("name", "en")]
    [InlineData("name", "ar")]
    [InlineData("fee", "en")]
    [InlineData("earliest", "en")]
    public async Task Pages_follow_each_other_without_gap_or_repeat_and_in_order(string sort, string language)
    {
        using var client = _catalogue.Clinic(language);
        var (pages, cursor) = (new List<JsonNode>(), (string?)null);

        do
        {
            var page = await Answers.OkAsync(client.SendJsonAsync(V1, Wish(("sort", sort), ("limit", 40), ("cursor", cursor))));
            pages.AddRange(page["items"]!.AsArray().Select(item => item!.DeepClone()));
            cursor = (string?)page["nextCursor"];
        }
        while (cursor is not null);
        var numbered = new List<JsonNode>();
        for (var number = 1; number <= 4; number++)
        {
            var page = await Answers.OkAsync(
                client.SendJsonAsync(Audited, Wish(("sort", sort), ("pageSize", 40), ("page", number))));
            numbered.AddRange(page["careProvidersList"]!.AsArray().Select(item => item!.DeepClone()));
        }

        Assert.Equal(150, pages.Select(item => (string)item["providerId"]!).Distinct().Count());
        Assert.Equal(150, pages.Count);
        Assert.Equal(pages.Select(item => (string?)item["providerId"]), numbered.Select(item => (string?)item["userLoginInfoId"]));
        var keys = pages.ConvertAll(item => sort switch
        {
            "fee" => (string)item["fee"]!["amountMinor"]!.ToJsonString(),
            "earliest" => (string)item["availableSlots"]![0]!["start"]!,
            _ => Domain.Folding.Fold((string)item["name"]!),
        });
        Assert.Equal(keys.Order(StringComparer.Ordinal), keys);
    }

    [Fact]
    public async Task By_earliest_slot_who_has_none_comes_last()
    {
        _catalogue.Free = provider => provider.Number == 3 ? [CatalogueUnderTest.Day] : [];
        using var client = _catalogue.Clinic();

        var list = await Answers.OkAsync(client.SendJsonAsync(Audited, Wish(("sort", "earliest"), ("pageSize", 2))));

        Assert.Equal(3, Number(list["careProvidersList"]![0]!["userLoginInfoId"]));
        Assert.Empty(list["careProvidersList"]![1]!["availableScheduleHoursList"]!.AsArray());
        Assert.Equal(150, (int)list["totalCount"]!);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("bmFtZQ")]
    [InlineData("ZmVlCjEKMTAw")]
    public async Task A_cursor_of_another_search_is_refused(string cursor)
    {
        using var client = _catalogue.Clinic();

        var problem = await Answers.ProblemAsync(
            client.SendJsonAsync(V1, Wish(("cursor", cursor))), HttpStatusCode.BadRequest, "invalid_request");

        Assert.NotNull(problem["errors"]!["cursor"]);
    }

    [Theory]
    [InlineData("name", 1)]
    [InlineData("fee", 1)]
    [InlineData("earliest", 2)]
    public async Task The_cost_does_not_grow_with_the_number_of_providers(string sort, int calls)
    {
        using var client = _catalogue.Clinic();
        await Answers.OkAsync(client.SendJsonAsync(Audited, Wish()));

        foreach (var providers in new[] { 10, 50, 150 })
        {
            await ActivateAsync(providers);
            _catalogue.Questions.Clear();
            using var statements = new SqlCounter(_catalogue.ConnectionString);

            var list = await Answers.OkAsync(client.SendJsonAsync(Audited, Wish(("sort", sort), ("pageSize", 100))));

            Assert.Equal(providers, (int)list["totalCount"]!);
            Assert.Equal(Math.Min(providers, 100), list["careProvidersList"]!.AsArray().Count);
            Assert.Equal(6, statements.Count);
            Assert.Equal(calls, _catalogue.Questions.Count);
        }
    }

    [Fact]
    public async Task Without_Scheduling_the_search_is_503_that_says_when_to_come_back()
    {
        _catalogue.Network.Answer("scheduling", _ => throw new HttpRequestException(HttpRequestError.ConnectionError));
        using var client = _catalogue.Clinic();

        using var answer = await client.SendJsonAsync(Audited, Wish());

        Assert.NotNull(answer.Headers.RetryAfter);
        await Answers.ProblemAsync(Task.FromResult(answer), HttpStatusCode.ServiceUnavailable, "unavailable");
    }

    private static int Number(JsonNode? id)
    {
        var provider = PublicId.Read<ProviderId>((string?)id);
        return DemoClinics.Providers.Single(known => known.ProviderId == provider.Value).Number;
    }

    private static JsonObject Wish(params (string Member, JsonNode? Value)[] members)
    {
        var wish = new JsonObject
        {
            ["from"] = "2026-06-02T00:00:00Z",
            ["to"] = "2026-06-05T00:00:00Z",
            ["timeZone"] = "Asia/Kuwait",
            ["durationMinutes"] = 30,
        };
        foreach (var (member, value) in members)
            wish[member] = value;
        return wish;
    }

    private static async Task<List<int>> NumbersAsync(HttpClient client, params (string Member, JsonNode? Value)[] members)
    {
        var numbers = new List<int>();
        for (var page = 1; ; page++)
        {
            var list = await Answers.OkAsync(client.SendJsonAsync(
                Audited, Wish([.. members.Select(member => (member.Member, member.Value?.DeepClone())), ("pageSize", 100), ("page", page)])));
            var found = list["careProvidersList"]!.AsArray();
            numbers.AddRange(found.Select(item => Number(item!["userLoginInfoId"])));
            if (found.Count < 100)
                return [.. numbers.Order()];
        }
    }

    private Task ActivateAsync(int providers) => _catalogue.Services.WriteAsync<CatalogueDb>(context =>
    {
        foreach (var provider in context.Providers.Where(provider => provider.OrganisationId == DemoClinics.DemoClinic))
            provider.Active = provider.Number <= providers;
        return Task.CompletedTask;
    });
}
