using System.Net;
using System.Text.Json.Nodes;
using Tahoon.Catalogue.Tests.Support;
using Tahoon.Contracts.Demonstration;
using Tahoon.ServiceDefaults.Security;
using Tahoon.Testing.Security;
using static Tahoon.Catalogue.Tests.Support.CatalogueCalls;

namespace Tahoon.Catalogue.Tests.Administration;

public sealed class EntryTests(CatalogueUnderTest catalogue) : IClassFixture<CatalogueUnderTest>
{
    private readonly CatalogueCalls _clinic = new(catalogue);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string, Caller?, string[], int> Askers => new()
    {
        { "nobody", null, [], 401 },
        { "a user", Callers.User(Guid.NewGuid()), [], 403 },
        { "the provider itself", Callers.Provider(DemoClinics.Providers[20].ProviderId), [], 403 },
        { "an application that may only read", Callers.Application(), [Scopes.CatalogueRead, Scopes.Schedules], 403 },
        { "another organisation's application", Callers.Application(DemoClinics.OtherClinic), [], 404 },
        { "an application with the scope", Callers.Application(), [Scopes.Catalogue], 200 },
    };

    [Theory]
    [MemberData(nameof(Askers), DisableDiscoveryEnumeration = true)]
    public async Task An_application_of_the_organisation_with_the_scope_keeps_its_entries(
        string who, Caller? caller, string[] scopes, int status)
    {
        var calls = new CatalogueCalls(catalogue, caller, scopes);
        var entry = (await _clinic.GetAsync(Entry(20))).Body;

        var read = await calls.GetAsync(Entry(20));
        var changed = await calls.PutAsync(Entry(20), entry);

        Assert.True((read.Status, changed.Status) == (status, status), $"{who}: {read.Status}, {changed.Status}");
    }

    [Fact]
    public async Task Who_is_added_is_found_and_read_in_both_languages()
    {
        var added = await _clinic.AddAsync(Providers, Form(
            ("name", new JsonObject { ["en"] = "Dr. Chloë Al-Fahad", ["ar"] = "د. كلوي الفهد" }),
            ("biography", new JsonObject { ["en"] = "Sees sailors.", ["ar"] = "ترى البحارة." })));

        Assert.Equal((201, "\"1\""), (added.Status, added.ETag));
        var id = (string)added.Body["providerId"]!;
        Assert.Equal($"{Providers}/{id}", added.Location);
        Assert.Equal(added.Body.ToJsonString(), (await _clinic.GetAsync(added.Location!)).Body.ToJsonString());

        using var english = catalogue.Clinic();
        using var arabic = catalogue.Clinic("ar");
        var profile = await english.GetOkAsync($"/api/v1/providers/{id}");
        Assert.Equal("Sees sailors.", (string?)profile["biography"]);
        Assert.Equal(["Cardiology", "Psychiatry"], profile["specialities"].Names());
        Assert.Equal("د. كلوي الفهد", (string?)(await arabic.GetOkAsync($"/api/v1/providers/{id}"))["name"]);
        foreach (var text in new[] { "chloe fahad cardiology", "كلوي القلب", "sailors" })
        {
            var found = await Answers.OkAsync(english.SendJsonAsync(Search.V1, Search.Wish(("text", text), ("durationMinutes", 45))));
            Assert.Equal(id, (string?)Assert.Single(found["items"]!.AsArray())!["providerId"]);
        }

        var filters = await english.GetOkAsync("/api/v1/catalogue/filters");
        Assert.Contains("de", filters["languages"].Texts());
        Assert.Contains(45, filters["sessionDurations"]!.AsArray().Select(minutes => (int)minutes!));
    }

    [Fact]
    public async Task A_name_of_one_language_is_the_other_s_too_and_nothing_more_is_needed_than_must_be()
    {
        var form = Form(("name", new JsonObject { ["ar"] = "د. هند" }));
        form.Remove("biography");
        form.Remove("yearsOfExperience");

        var added = await _clinic.AddAsync(Providers, form);

        Assert.Equal(201, added.Status);
        Assert.Equal(("د. هند", "د. هند"), ((string?)added.Body["name"]!["en"], (string?)added.Body["name"]!["ar"]));
        Assert.Equal(("", 0, true), ((string?)added.Body["biography"]!["en"], (int)added.Body["yearsOfExperience"]!, (bool)added.Body["active"]!));
    }

    [Theory]
    [InlineData("name", """{"en":" ","ar":""}""")]
    [InlineData("name", null)]
    [InlineData("name.en", """{"en":"<b>bold</b>"}""")]
    [InlineData("gender", "\"other\"")]
    [InlineData("yearsOfExperience", "81")]
    [InlineData("photoUrl", "\"http://example.org/a.jpg\"")]
    [InlineData("languages", "[]")]
    [InlineData("languages", """["en","en"]""")]
    [InlineData("languages", """["english"]""")]
    [InlineData("specialityIds", "[]")]
    [InlineData("specialityIds", """["nonsense"]""")]
    [InlineData("prices", "[]")]
    [InlineData("prices", """[{"durationMinutes":32,"price":{"amountMinor":1,"currency":"KWD"}}]""")]
    [InlineData("prices", """[{"durationMinutes":30,"price":{"amountMinor":1,"currency":"USD"}}]""")]
    [InlineData("prices[0].durationMinutes", """[{"durationMinutes":0,"price":{"amountMinor":1,"currency":"KWD"}}]""")]
    [InlineData("prices[0].price.amountMinor", """[{"durationMinutes":30,"price":{"amountMinor":-1,"currency":"KWD"}}]""")]
    [InlineData("prices[0].price.currency", """[{"durationMinutes":30,"price":{"amountMinor":1,"currency":"kwd"}}]""")]
    public async Task What_is_not_valid_is_named(string member, string? json)
    {
        var form = Form((member.Split('.', '[')[0], json is null ? null : JsonNode.Parse(json)));

        var added = await _clinic.AddAsync(Providers, form);
        var changed = await _clinic.PutAsync(Entry(21), form);

        Assert.Equal([(400, "invalid_request"), (400, "invalid_request")], [(added.Status, added.Code), (changed.Status, changed.Code)]);
        Assert.Equal([member, member], [Assert.Single(added.Errors), Assert.Single(changed.Errors)]);
    }

    [Fact]
    public async Task A_request_that_is_repeated_adds_nothing_and_its_key_is_for_no_other()
    {
        var key = Guid.NewGuid().ToString();

        var keyless = await _clinic.SendAsync(HttpMethod.Post, Providers, Form());
        var added = await _clinic.AddAsync(Providers, Form(), key);
        var repeated = await _clinic.AddAsync(Providers, Form(), key);
        var another = await _clinic.AddAsync(Providers, Form(("gender", "male")), key);

        Assert.Equal([(400, "idempotency_key_missing"), (422, "idempotency_key_reused")], [(keyless.Status, keyless.Code), (another.Status, another.Code)]);
        Assert.Equal((201, true, added.ETag, added.Location), (repeated.Status, repeated.Replayed, repeated.ETag, repeated.Location));
        Assert.Equal(added.Body.ToJsonString(), repeated.Body.ToJsonString());
    }

    [Fact]
    public async Task A_change_wants_the_version_it_was_made_from()
    {
        var added = await _clinic.AddAsync(Providers, Form());
        var form = Form(("languages", new JsonArray("de", "fr")), ("prices", new JsonArray(Price(45, 20_000), Price(90, 38_000))));

        var blind = await _clinic.PutAsync(added.Location!, form, ifMatch: null);
        var stale = await _clinic.PutAsync(added.Location!, form, "\"7\"");
        var right = await _clinic.PutAsync(added.Location!, form, added.ETag);
        var again = await _clinic.PutAsync(added.Location!, form, added.ETag);

        Assert.Equal([(428, "precondition_required"), (412, "precondition_failed"), (200, null), (412, "precondition_failed")],
            new[] { blind, stale, right, again }.Select(told => (told.Status, told.Code)));
        Assert.Equal("\"2\"", right.ETag);
        var read = await _clinic.GetAsync(added.Location!);
        Assert.Equal(("\"2\"", right.Body.ToJsonString()), (read.ETag, read.Body.ToJsonString()));
        Assert.Equal(["de", "fr"], read.Body["languages"].Texts());
        Assert.Equal([20_000L, 38_000L], read.Body["prices"]!.AsArray().Select(price => (long)price!["price"]!["amountMinor"]!));
    }

    [Fact]
    public async Task Who_is_taken_out_is_neither_found_nor_read_nor_offered_until_it_is_back()
    {
        using var client = catalogue.Clinic();
        using var service = catalogue.ClientFor(Callers.Service());
        var profile = $"/api/v1/providers/{Entry(22)[(Providers.Length + 1)..]}";
        var offer = $"/internal/providers/{DemoClinics.Providers[22].ProviderId}?organisationId={DemoClinics.DemoClinic}";
        var name = (string)(await client.GetOkAsync(profile))["name"]!;

        await _clinic.ChangeAsync(Entry(22), ("active", false));
        await Answers.ProblemAsync(client.GetAsync(profile, Cancellation), HttpStatusCode.NotFound, "not_found");
        Assert.Empty((await FindAsync()).AsArray());
        Assert.False((bool)(await service.GetOkAsync(offer))["active"]!);

        await _clinic.ChangeAsync(Entry(22), ("active", true));
        Assert.Equal(name, (string?)(await client.GetOkAsync(profile))["name"]);
        Assert.Single((await FindAsync()).AsArray());
        Assert.NotEmpty((await service.GetOkAsync(offer))["prices"]!.AsArray());

        async Task<JsonNode> FindAsync() =>
            (await Answers.OkAsync(client.SendJsonAsync(Search.V1, Search.Wish(("text", name)))))["items"]!;
    }

    [Fact]
    public async Task The_list_has_all_page_by_page_those_too_that_were_taken_out()
    {
        var calls = new CatalogueCalls(catalogue, Callers.Application(DemoClinics.OtherClinic));
        await calls.ChangeAsync(Entry(199), ("active", false));

        var first = await calls.GetAsync($"{Providers}?limit=30");
        var second = await calls.GetAsync($"{Providers}?limit=30&cursor={(string)first.Body["nextCursor"]!}");

        var ids = first.Body["items"]!.AsArray().Concat(second.Body["items"]!.AsArray()).Select(item => (string)item!["providerId"]!).ToList();
        Assert.Equal(Enumerable.Range(150, 50).Select(number => Entry(number)[(Providers.Length + 1)..]), ids);
        Assert.Null(second.Body["nextCursor"]);
        Assert.Equal(
            [(400, "invalid_request"), (400, "invalid_request")],
            [.. new[] { await calls.GetAsync($"{Providers}?limit=101"), await calls.GetAsync($"{Providers}?cursor=abc") }.Select(told => (told.Status, told.Code!))]);
    }
}
