using System.Net;
using Tahoon.Catalogue.Data;
using Tahoon.Catalogue.Tests.Support;
using Tahoon.Contracts.Demonstration;
using Tahoon.Contracts.Ids;
using Tahoon.Testing;
using Tahoon.Testing.Security;

namespace Tahoon.Catalogue.Tests;

public sealed class ProfileTests(CatalogueUnderTest catalogue) : IClassFixture<CatalogueUnderTest>
{
    private const string Audited = "/api/careprovider/getcareprovidersprofiledata?providerId=", V1 = "/api/v1/providers/";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Audited)]
    [InlineData(V1)]
    public async Task A_profile_tells_who_a_provider_is_and_what_a_session_costs(string path)
    {
        using var client = catalogue.Clinic();

        var profile = await client.GetOkAsync(path + Id(4));

        Assert.Equal(Id(4), (string?)profile["providerId"]);
        Assert.Equal(Id(4), (string?)profile["userLoginInfoId"]);
        Assert.Equal("Dr. Noor Khoury", (string?)profile["name"]);
        Assert.Equal("female", (string?)profile["gender"]);
        Assert.Equal(["Dermatology", "Endocrinology"], profile["specialities"].Names());
        Assert.Equal(["ar", "en", "ur"], profile["languages"].Texts());
        Assert.Equal(3, (int)profile["yearsOfExperience"]!);
        Assert.Contains("dermatology for", (string?)profile["biography"], StringComparison.Ordinal);
        Assert.Equal(
            [(30, 13_000L, "KWD"), (60, 23_400L, "KWD")],
            profile["prices"]!.AsArray().Select(price => (
                (int)price!["durationMinutes"]!, (long)price["price"]!["amountMinor"]!, (string)price["price"]!["currency"]!)));
    }

    [Fact]
    public async Task It_is_told_in_Arabic_too()
    {
        using var client = catalogue.Clinic("ar");

        var profile = await client.GetOkAsync(V1 + Id(4));

        Assert.StartsWith("د. ", (string?)profile["name"], StringComparison.Ordinal);
        Assert.Contains("الأمراض الجلدية", profile["specialities"].Names());
    }

    [Fact]
    public async Task Whatever_is_not_the_organisation_s_is_the_same_404()
    {
        await DeactivateAsync(7);
        using var client = catalogue.Clinic();
        var unknown = new ProviderId(Guid.CreateVersion7()).ToString();
        var ofAnotherKind = new UserId(DemoClinics.Providers[0].ProviderId).ToString();

        foreach (var id in new[] { Id(150), Id(7), unknown, ofAnotherKind, "nonsense" })
        {
            await Answers.ProblemAsync(client.GetAsync(V1 + id, Cancellation), HttpStatusCode.NotFound, "not_found");
            await Answers.ProblemAsync(client.GetAsync(Audited + id, Cancellation), HttpStatusCode.NotFound, "not_found");
        }
    }

    [Fact]
    public async Task A_profile_without_an_id_is_not_a_valid_question()
    {
        using var client = catalogue.Clinic();

        var problem = await Answers.ProblemAsync(
            client.GetAsync("/api/careprovider/getcareprovidersprofiledata", Cancellation), HttpStatusCode.BadRequest, "invalid_request");

        Assert.NotNull(problem["errors"]!["providerId"]);
    }

    [Fact]
    public async Task It_is_read_once_in_five_minutes_and_each_organisation_has_its_own()
    {
        using var ours = catalogue.Clinic();
        using var theirs = catalogue.ClientFor(Callers.Application(DemoClinics.OtherClinic));
        await ours.GetOkAsync(V1 + Id(3));
        using var statements = new SqlCounter(catalogue.ConnectionString);

        await ours.GetOkAsync(V1 + Id(3));
        await ours.GetOkAsync(Audited + Id(3));
        var read = statements.Count;
        await Answers.ProblemAsync(theirs.GetAsync(V1 + Id(3), Cancellation), HttpStatusCode.NotFound, "not_found");

        Assert.Equal(0, read);
    }

    [Fact]
    public async Task Asked_for_by_many_at_once_it_is_read_once()
    {
        using var client = catalogue.Clinic();
        using var statements = new SqlCounter(catalogue.ConnectionString);
        await client.GetOkAsync(V1 + Id(90));
        var cost = statements.Count;

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => client.GetOkAsync(V1 + Id(91))));

        Assert.InRange(statements.Count, cost + 1, 2 * cost);
    }

    [Fact]
    public async Task Profile_and_filters_answer_while_Scheduling_is_away()
    {
        catalogue.Network.Answer("scheduling", _ => throw new HttpRequestException("away"));
        using var client = catalogue.Clinic();

        await client.GetOkAsync(V1 + Id(1));
        await client.GetOkAsync("/api/v1/catalogue/filters");
        await client.GetOkAsync("/api/v1/assessment-questions");
        catalogue.Reset();
    }

    [Fact]
    public async Task A_service_reads_the_offer_and_nobody_else()
    {
        var path = $"/internal/providers/{DemoClinics.Providers[1].ProviderId}?organisationId={DemoClinics.DemoClinic}";
        using var service = catalogue.ClientFor(Callers.Service());
        using var application = catalogue.ClientFor(Callers.Application());
        using var nobody = catalogue.ClientFor(null);

        var offer = await service.GetOkAsync(path);
        await Answers.ProblemAsync(application.GetAsync(path, Cancellation), HttpStatusCode.Forbidden, "forbidden");
        await Answers.ProblemAsync(nobody.GetAsync(path, Cancellation), HttpStatusCode.Unauthorized, "unauthenticated");

        Assert.Equal(DemoClinics.Providers[1].ProviderId, (Guid)offer["providerId"]!);
        Assert.Equal(60, (int)offer["cancellationCutoffMinutes"]!);
        Assert.Equal([30, 60], offer["prices"]!.AsArray().Select(price => (int)price!["durationMinutes"]!));
    }

    [Fact]
    public async Task There_is_no_offer_of_another_organisation_s_provider_and_nothing_is_offered_by_one_that_was_taken_out()
    {
        await DeactivateAsync(7);
        using var service = catalogue.ClientFor(Callers.Service());

        await Answers.ProblemAsync(
            service.GetAsync($"/internal/providers/{DemoClinics.Providers[1].ProviderId}?organisationId={DemoClinics.OtherClinic}", Cancellation),
            HttpStatusCode.NotFound,
            "not_found");
        var offer = await service.GetOkAsync(
            $"/internal/providers/{DemoClinics.Providers[7].ProviderId}?organisationId={DemoClinics.DemoClinic}");

        Assert.False((bool)offer["active"]!);
        Assert.Empty(offer["prices"]!.AsArray());
    }

    private static string Id(int number) => new ProviderId(DemoClinics.Providers[number].ProviderId).ToString();

    private Task DeactivateAsync(int number) => catalogue.Services.WriteAsync<CatalogueDb>(async context =>
    {
        var provider = await context.Providers.FindAsync(DemoClinics.Providers[number].ProviderId);
        provider!.Active = false;
    });
}
