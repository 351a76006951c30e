using System.Net;
using System.Text.Json.Nodes;
using Tahoon.Catalogue.Tests.Support;
using Tahoon.Contracts.Demonstration;
using Tahoon.Contracts.Ids;
using Tahoon.ServiceDefaults.Security;
using Tahoon.Testing.Security;

namespace Tahoon.Catalogue.Tests;

public sealed class SearchTests(CatalogueUnderTest catalogue) : IClassFixture<CatalogueUnderTest>
{
    private const string Audited = Search.Audited, V1 = Search.V1;

    [Theory]
    [InlineData(Audited)]
    [InlineData(V1)]
    public async Task Only_callers_who_may_read_thecatalogue_may_search(string path)
    {
        using var nobody = catalogue.ClientFor(null);
        using var booker = catalogue.ClientFor(Callers.Application(), Scopes.Bookings);

        await Answers.ProblemAsync(nobody.SendJsonAsync(path, Search.Wish()), HttpStatusCode.Unauthorized, "unauthenticated");
        await Answers.ProblemAsync(booker.SendJsonAsync(path, Search.Wish()), HttpStatusCode.Forbidden, "forbidden");
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
        catalogue.Reset();
        using var client = catalogue.Clinic();
        var wish = Search.Wish(("minFee", 2));
        wish[member] = value is null ? null : JsonValue.Create(value);

        var problem = await Answers.ProblemAsync(client.SendJsonAsync(Audited, wish), HttpStatusCode.BadRequest, "invalid_request");

        Assert.Equal([told], problem["errors"]!.AsObject().Select(error => error.Key));
        Assert.Empty(catalogue.Questions);
    }

    [Fact]
    public async Task The_list_has_providers_by_name_with_their_free_slots()
    {
        using var client = catalogue.Clinic();

        var list = await Answers.OkAsync(client.SendJsonAsync(Audited, Search.Wish(("pageSize", 5))));

        Assert.Equal((150, 1, 5), ((int)list["totalCount"]!, (int)list["page"]!, (int)list["pageSize"]!));
        var providers = list["careProvidersList"]!.AsArray();
        Assert.Equal(5, providers.Count);
        Assert.Equal(list["careProvidersList"].Names().Order(StringComparer.Ordinal), list["careProvidersList"].Names());
        var first = providers[0]!;
        var number = Search.Number(first["userLoginInfoId"]);
        Assert.Equal(DemoClinics.Providers[number].TimeZone, (string?)first["timeZone"]);
        Assert.Equal("KWD", (string?)first["fee"]!["currency"]);
        Assert.Equal(
            catalogue.Free(DemoClinics.Providers[number]).Select(start => $"{start:s}Z {start.AddMinutes(30):s}Z"),
            first["availableScheduleHoursList"]!.AsArray().Select(slot => $"{slot!["start"]} {slot["end"]}"));
    }

    [Fact]
    public async Task The_same_search_finds_the_same_under_v1()
    {
        using var client = catalogue.Clinic();

        var audited = await Answers.OkAsync(client.SendJsonAsync(Audited, Search.Wish()));
        var page = await Answers.OkAsync(client.SendJsonAsync(V1, Search.Wish()));

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
        using var client = catalogue.ClientFor(Callers.Application(DemoClinics.OtherClinic));

        var list = await Answers.OkAsync(client.SendJsonAsync(Audited, Search.Wish(("pageSize", 100))));

        Assert.Equal(50, (int)list["totalCount"]!);
        Assert.All(
            list["careProvidersList"]!.AsArray(),
            item => Assert.Equal(DemoClinics.OtherClinic, DemoClinics.Providers[Search.Number(item!["userLoginInfoId"])].OrganisationId));
    }

    [Fact]
    public async Task Filters_narrow_the_search()
    {
        using var client = catalogue.Clinic();
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
        using var client = catalogue.Clinic();

        var list = await Answers.OkAsync(client.SendJsonAsync(Audited, Search.Wish(("text", text), ("pageSize", 100))));

        Assert.NotEmpty(list["careProvidersList"].Names());
        Assert.All(list["careProvidersList"].Names(), found => Assert.Contains(name, found, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Free_text_finds_specialities_and_takes_wildcards_as_they_are()
    {
        using var client = catalogue.Clinic();

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
        using var client = catalogue.Clinic(language);
        var (pages, cursor) = (new List<JsonNode>(), (string?)null);

        do
        {
            var page = await Answers.OkAsync(client.SendJsonAsync(V1, Search.Wish(("sort", sort), ("limit", 40), ("cursor", cursor))));
            pages.AddRange(page["items"]!.AsArray().Select(item => item!.DeepClone()));
            cursor = (string?)page["nextCursor"];
        }
        while (cursor is not null);
        var numbered = new List<JsonNode>();
        for (var number = 1; number <= 4; number++)
        {
            var page = await Answers.OkAsync(
                client.SendJsonAsync(Audited, Search.Wish(("sort", sort), ("pageSize", 40), ("page", number))));
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
        catalogue.Free = provider => provider.Number == 3 ? [CatalogueUnderTest.Day] : [];
        using var client = catalogue.Clinic();

        var list = await Answers.OkAsync(client.SendJsonAsync(Audited, Search.Wish(("sort", "earliest"), ("pageSize", 2))));
        catalogue.Reset();

        Assert.Equal(3, Search.Number(list["careProvidersList"]![0]!["userLoginInfoId"]));
        Assert.Empty(list["careProvidersList"]![1]!["availableScheduleHoursList"]!.AsArray());
        Assert.Equal(150, (int)list["totalCount"]!);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("bmFtZQ")]
    [InlineData("ZmVlCjEKMTAw")]
    public async Task A_cursor_of_another_search_is_refused(string cursor)
    {
        using var client = catalogue.Clinic();

        var problem = await Answers.ProblemAsync(
            client.SendJsonAsync(V1, Search.Wish(("cursor", cursor))), HttpStatusCode.BadRequest, "invalid_request");

        Assert.NotNull(problem["errors"]!["cursor"]);
    }

    private static async Task<List<int>> NumbersAsync(HttpClient client, params (string Member, JsonNode? Value)[] members)
    {
        var numbers = new List<int>();
        for (var page = 1; ; page++)
        {
            var list = await Answers.OkAsync(client.SendJsonAsync(
                Audited, Search.Wish([.. members.Select(member => (member.Member, member.Value?.DeepClone())), ("pageSize", 100), ("page", page)])));
            var found = list["careProvidersList"]!.AsArray();
            numbers.AddRange(found.Select(item => Search.Number(item!["userLoginInfoId"])));
            if (found.Count < 100)
                return [.. numbers.Order()];
        }
    }
}
