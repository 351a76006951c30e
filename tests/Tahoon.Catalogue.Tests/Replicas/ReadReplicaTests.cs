using System.Text.Json.Nodes;
using Tahoon.Catalogue.Tests.Support;
using Tahoon.Contracts.Demonstration;
using Tahoon.Contracts.Ids;
using Tahoon.ServiceDefaults.Data.Replicas;
using Tahoon.Testing;
using static Tahoon.Catalogue.Tests.Support.CatalogueCalls;

namespace Tahoon.Catalogue.Tests.Replicas;

/// <summary>A database with a replica that may only be read, and is as old as each test wants it.</summary>
public sealed class ReadReplicaTests : IAsyncLifetime
{
    private const string Years = "yearsOfExperience", Filters = "/api/v1/catalogue/filters", Questions = "/api/v1/assessment-questions";

    private readonly LaggingReplica _replica = new();
    private CatalogueUnderTest _catalogue = null!;
    private HttpClient _client = null!;

    public async ValueTask InitializeAsync()
    {
        _catalogue = await CatalogueUnderTest.WithAsync(_replica);
        _client = _catalogue.Clinic();
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _catalogue.DisposeAsync();
        _replica.Dispose();
    }

    [Fact]
    public async Task Searches_and_what_is_remembered_are_read_of_the_replica()
    {
        _replica.Say("UPDATE Providers SET YearsOfExperience = 71, Gender = 'female', SortName_En = 'aaaa', SearchText = 'replicated'");
        _replica.Say("UPDATE Questions SET Text_En = 'Replicated?'");

        Assert.Equal(71, await ProfileAsync(30));
        Assert.Equal(["female"], (await _client.GetOkAsync(Filters))["genders"].Texts());
        Assert.Equal("Replicated?", (string?)(await _client.GetOkAsync(Questions))["questions"]![0]!["text"]);
        Assert.Equal([71], (await FoundAsync("replicated")).Distinct());
    }

    [Fact]
    public async Task What_keeps_the_catalogue_and_what_a_booking_goes_by_are_read_of_the_database_itself()
    {
        _replica.Say("UPDATE Providers SET YearsOfExperience = 71, Active = 0");
        using var service = _catalogue.ClientFor(Testing.Security.Callers.Service());

        var entry = await new CatalogueCalls(_catalogue).GetAsync(Entry(30));
        var offer = await service.GetOkAsync(
            $"/internal/providers/{DemoClinics.Providers[30].ProviderId}?organisationId={DemoClinics.DemoClinic}");

        Assert.NotEqual(71, (int)entry.Body[Years]!);
        Assert.True((bool)offer["active"]!);
    }

    [Fact]
    public async Task Whoever_changes_something_sees_it_at_once_though_the_replica_does_not()
    {
        await ProfileAsync(31);
        await FoundAsync(null);

        await ChangeAsync(31, 72);

        Assert.Equal(72, await ProfileAsync(31));
        Assert.Contains(72, await FoundAsync(null));
    }

    [Fact]
    public async Task What_a_replica_told_that_was_behind_is_never_remembered_for_new()
    {
        await ChangeAsync(32, 73);
        var behind = (await ProfileAsync(32), await FoundAsync(null));
        _replica.CatchUpWith(_catalogue.ConnectionString);
        _catalogue.Clock.Advance(CatalogueMarks.Fresh);

        Assert.Equal(73, behind.Item1);
        Assert.Contains(73, behind.Item2);
        Assert.Equal(73, await ProfileAsync(32));
        Assert.Contains(73, await FoundAsync(null));
    }

    [Fact]
    public async Task Once_it_has_caught_up_it_is_read_again()
    {
        await ChangeAsync(33, 74);
        await ProfileAsync(33);
        _replica.CatchUpWith(_catalogue.ConnectionString);
        _replica.Say("UPDATE Providers SET YearsOfExperience = 75");

        Assert.Equal(75, await ProfileAsync(34));
    }

    [Fact]
    public async Task Where_it_is_away_the_database_itself_is_read_and_it_is_asked_again_after_a_while()
    {
        _replica.Say("UPDATE Providers SET YearsOfExperience = 76");
        _replica.TakeAway();

        Assert.NotEqual(76, await ProfileAsync(35));
        Assert.DoesNotContain(76, await FoundAsync(null));
        _replica.BringBack();
        Assert.NotEqual(76, await ProfileAsync(36));
        _catalogue.Clock.Advance(ReadReplica.Pause);
        Assert.Equal(76, await ProfileAsync(37));
    }

    [Fact]
    public async Task One_without_the_schema_of_now_is_as_one_that_is_away()
    {
        _replica.Say("UPDATE Providers SET YearsOfExperience = 77; ALTER TABLE Providers RENAME COLUMN Biography_En TO Older");

        Assert.NotEqual(77, await ProfileAsync(38));
    }

    private async Task<int> ProfileAsync(int number) => (int)(await _client.GetOkAsync(
        $"/api/v1/providers/{new ProviderId(DemoClinics.Providers[number].ProviderId)}"))[Years]!;

    private async Task<List<int>> FoundAsync(string? text) =>
        [.. (await Answers.OkAsync(_client.SendJsonAsync(Search.V1, Search.Wish(("text", text), ("limit", 100)))))["items"]!.AsArray()
            .Select(item => (int)item![Years]!)];

    private Task<Told> ChangeAsync(int number, int years) =>
        new CatalogueCalls(_catalogue).ChangeAsync(Entry(number), (Years, JsonValue.Create(years)));
}
