using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Tahoon.Catalogue.Data;
using Tahoon.Catalogue.Tests.Support;
using Tahoon.Contracts.Demonstration;
using Tahoon.Contracts.Ids;
using Tahoon.Testing;
using static Tahoon.Catalogue.Tests.Support.CatalogueCalls;

namespace Tahoon.Catalogue.Tests.Administration;

/// <summary>Two replicas on one database, without a cache server: each has nothing but its own memory.</summary>
public sealed class ReplicaTests : IAsyncLifetime
{
    private readonly CatalogueUnderTest _one = new();
    private CatalogueUnderTest _other = null!;

    public async ValueTask InitializeAsync()
    {
        await _one.InitializeAsync();
        _other = await _one.ReplicaAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _other.DisposeAsync();
        await _one.DisposeAsync();
    }

    [Fact]
    public async Task What_is_changed_through_one_is_shown_by_the_other_within_two_seconds()
    {
        using var client = _other.Clinic();
        var profile = $"/api/v1/providers/{new ProviderId(DemoClinics.Providers[40].ProviderId)}";
        Assert.NotEqual("Dr. Anew", await NameAsync());
        Assert.DoesNotContain("Anew", await FiltersAsync());
        Assert.Equal(0, await FoundAsync());
        var calls = new CatalogueCalls(_one);

        await calls.ChangeAsync(Entry(40), ("name", new JsonObject { ["en"] = "Dr. Anew", ["ar"] = "د. جديد" }));
        await calls.ChangeAsync($"{Specialities}/{Speciality(1)}", ("name", new JsonObject { ["en"] = "Anew", ["ar"] = "جديد" }));
        _other.Clock.Advance(TimeSpan.FromSeconds(1.5));

        Assert.Equal("Dr. Anew", await NameAsync());
        Assert.Contains("Anew", await FiltersAsync());
        Assert.NotEqual(0, await FoundAsync());

        async Task<string?> NameAsync() => (string?)(await client.GetOkAsync(profile))["name"];

        async Task<List<string>> FiltersAsync() => (await client.GetOkAsync("/api/v1/catalogue/filters"))["specialities"].Names();

        async Task<int> FoundAsync() => (await Answers.OkAsync(
            client.SendJsonAsync(Search.V1, Search.Wish(("text", "anew")))))["items"]!.AsArray().Count;
    }

    [Fact]
    public async Task Who_was_taken_out_through_one_is_gone_from_the_other_within_two_seconds()
    {
        using var client = _other.Clinic();
        var profile = $"/api/v1/providers/{new ProviderId(DemoClinics.Providers[41].ProviderId)}";
        await client.GetOkAsync(profile);

        await new CatalogueCalls(_one).ChangeAsync(Entry(41), ("active", false));
        _other.Clock.Advance(TimeSpan.FromSeconds(1.5));

        await Answers.ProblemAsync(client.GetAsync(profile, TestContext.Current.CancellationToken), HttpStatusCode.NotFound, "not_found");
    }

    [Fact]
    public async Task Whoever_changes_something_sees_it_at_once_where_it_was_changed()
    {
        using var client = _one.Clinic();
        var profile = $"/api/v1/providers/{new ProviderId(DemoClinics.Providers[42].ProviderId)}";
        await client.GetOkAsync(profile);

        await new CatalogueCalls(_one).ChangeAsync(Entry(42), ("yearsOfExperience", 77));

        Assert.Equal(77, (int)(await client.GetOkAsync(profile))["yearsOfExperience"]!);
    }

    [Fact]
    public async Task Of_writers_of_one_version_one_wins()
    {
        CatalogueCalls[] calls = [new(_one), new(_other)];
        var entry = await calls[0].GetAsync(Entry(43));

        var told = await Task.WhenAll(Enumerable.Range(0, 6).Select(number =>
        {
            var mine = entry.Body.DeepClone();
            mine["yearsOfExperience"] = number;
            return Task.Run(() => calls[number % 2].PutAsync(Entry(43), mine, entry.ETag));
        }));

        Assert.Equal([200, 412, 412, 412, 412, 412], told.Select(one => one.Status).Order());
        var won = told.Single(one => one.Status is 200);
        Assert.Equal(won.Body.ToJsonString(), (await calls[0].GetAsync(Entry(43))).Body.ToJsonString());
    }

    [Fact]
    public async Task Many_are_added_at_once_and_each_has_a_number_of_its_own()
    {
        CatalogueCalls[] calls = [new(_one), new(_other)];

        var told = await Task.WhenAll(Enumerable.Range(0, 8).Select(number => Task.Run(() => calls[number % 2].AddAsync(Providers, Form()))));

        Assert.All(told, one => Assert.Equal(201, one.Status));
        var numbers = await _one.Services.ReadAsync<CatalogueDb, List<int>>(context => context.Providers
            .Where(row => row.OrganisationId == DemoClinics.DemoClinic).OrderBy(row => row.Number).Select(row => row.Number).ToListAsync());
        Assert.Equal(Enumerable.Range(1, 158), numbers);
    }

    [Fact]
    public async Task Of_those_who_add_one_name_at_once_one_does()
    {
        CatalogueCalls[] calls = [new(_one), new(_other)];

        var told = await Task.WhenAll(Enumerable.Range(0, 6).Select(
            number => Task.Run(() => calls[number % 2].AddAsync(Specialities, Named("Oncology", "الأورام")))));

        Assert.Equal([201, 409, 409, 409, 409, 409], told.Select(one => one.Status).Order());
    }
}
