using System.Text.Json.Nodes;
using Tahoon.Catalogue.Tests.Support;
using Tahoon.Contracts.Demonstration;
using Tahoon.Contracts.Ids;
using Tahoon.ServiceDefaults.Security;
using Tahoon.Testing.Security;
using static Tahoon.Catalogue.Tests.Support.CatalogueCalls;

namespace Tahoon.Catalogue.Tests.Administration;

public sealed class SpecialityTests : IAsyncLifetime
{
    private readonly CatalogueUnderTest _catalogue = new();
    private CatalogueCalls _clinic = null!;

    public async ValueTask InitializeAsync()
    {
        await _catalogue.InitializeAsync();
        _clinic = new CatalogueCalls(_catalogue);
    }

    public ValueTask DisposeAsync() => _catalogue.DisposeAsync();

    [Fact]
    public async Task The_organisation_s_own_are_listed_to_who_may_keep_them()
    {
        var reader = new CatalogueCalls(_catalogue, Callers.Application(), Scopes.CatalogueRead);
        var other = new CatalogueCalls(_catalogue, Callers.Application(DemoClinics.OtherClinic));
        var one = $"{Specialities}/{Speciality(1)}";

        var ours = await _clinic.GetAsync(Specialities);
        var theirs = await other.GetAsync(Specialities);

        Assert.Equal((10, 10), (ours.Body["items"]!.AsArray().Count, theirs.Body["items"]!.AsArray().Count));
        Assert.Empty(Ids(ours).Intersect(Ids(theirs)));
        Assert.Equal((403, 403), ((await reader.GetAsync(Specialities)).Status, (await reader.AddAsync(Specialities, Named("New", null))).Status));
        Assert.Equal((404, 404), ((await other.GetAsync(one)).Status, (await other.PutAsync(one, Named("New", null))).Status));

        static IEnumerable<string> Ids(CatalogueCalls.Told list) => list.Body["items"]!.AsArray().Select(item => (string)item!["specialityId"]!);
    }

    [Theory]
    [InlineData("PSYCHIATRY", "شيء")]
    [InlineData(" Womens  Health", "شيء")]
    [InlineData("Something", "أمراض القَلْب")]
    public async Task No_two_of_an_organisation_read_alike(string english, string arabic)
    {
        var other = new CatalogueCalls(_catalogue, Callers.Application(Guid.NewGuid()));

        var added = await _clinic.AddAsync(Specialities, Named(english, arabic));
        var renamed = await _clinic.PutAsync($"{Specialities}/{Speciality(4)}", Named(english, arabic));
        var elsewhere = await other.AddAsync(Specialities, Named(english, arabic));

        Assert.Equal([(409, "name_taken"), (409, "name_taken"), (201, null)], new[] { added, renamed, elsewhere }.Select(told => (told.Status, told.Code)));
    }

    [Theory]
    [InlineData(" ", "")]
    [InlineData(null, null)]
    public async Task It_has_a_name_in_one_language_at_least(string? english, string? arabic)
    {
        var added = await _clinic.AddAsync(Specialities, Named(english, arabic));

        Assert.Equal((400, "name"), (added.Status, Assert.Single(added.Errors)));
    }

    [Fact]
    public async Task A_change_wants_the_version_it_was_made_from_and_is_found_by_its_new_name()
    {
        using var client = _catalogue.Clinic();
        var added = await _clinic.AddAsync(Specialities, Named("Sleep", "النوم"));
        Assert.Equal((201, "\"1\"", $"{Specialities}/{(string)added.Body["specialityId"]!}"), (added.Status, added.ETag, added.Location));
        await _clinic.ChangeAsync(Entry(30), ("specialityIds", new JsonArray((string)added.Body["specialityId"]!)));
        Assert.Equal((1, 0), (await FoundAsync("sleep"), await FoundAsync("somnology")));

        var blind = await _clinic.PutAsync(added.Location!, Named("Somnology", "النوم"), ifMatch: null);
        var stale = await _clinic.PutAsync(added.Location!, Named("Somnology", "النوم"), "\"2\"");
        var right = await _clinic.PutAsync(added.Location!, Named("Somnology", "النوم"), added.ETag);

        Assert.Equal([428, 412, 200], [blind.Status, stale.Status, right.Status]);
        Assert.Equal(("\"2\"", "\"2\""), (right.ETag, (await _clinic.GetAsync(added.Location!)).ETag));
        Assert.Equal((0, 1), (await FoundAsync("sleep"), await FoundAsync("somnology")));

        async Task<int> FoundAsync(string text) => (await Answers.OkAsync(
            client.SendJsonAsync(Search.V1, Search.Wish(("text", text)))))["items"]!.AsArray().Count;
    }

    [Fact]
    public async Task One_that_was_taken_out_is_shown_nowhere_and_given_to_nobody_who_had_it_not()
    {
        using var client = _catalogue.Clinic();
        var (path, id) = ($"{Specialities}/{Speciality(7)}", Speciality(7));
        await _clinic.ChangeAsync(Entry(31), ("specialityIds", new JsonArray(Speciality(1), id)));

        await _clinic.ChangeAsync(path, ("active", false));

        Assert.DoesNotContain("Cardiology", (await client.GetOkAsync("/api/v1/catalogue/filters"))["specialities"].Names());
        Assert.Equal(["Psychiatry"], (await client.GetOkAsync($"/api/v1/providers/{new ProviderId(DemoClinics.Providers[31].ProviderId)}"))["specialities"].Names());
        Assert.Empty((await Answers.OkAsync(client.SendJsonAsync(Search.V1, Search.Wish(("specialityIds", new JsonArray(id))))))["items"]!.AsArray());
        Assert.Equal("specialityIds", Assert.Single((await _clinic.AddAsync(Providers, Form(("specialityIds", new JsonArray(id))))).Errors));
        await _clinic.ChangeAsync(Entry(31), ("yearsOfExperience", 9));

        await _clinic.ChangeAsync(path, ("active", true));
        Assert.Contains("Cardiology", (await client.GetOkAsync("/api/v1/catalogue/filters"))["specialities"].Names());
    }

    [Fact]
    public async Task An_organisation_gives_its_own_only()
    {
        var theirs = new SpecialityId(DemoClinics.Id((int)IdKind.Speciality, 101)).ToString();

        var added = await _clinic.AddAsync(Providers, Form(("specialityIds", new JsonArray(Speciality(1), theirs))));

        Assert.Equal((400, "specialityIds"), (added.Status, Assert.Single(added.Errors)));
    }
}
