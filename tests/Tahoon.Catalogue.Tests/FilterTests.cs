using Tahoon.Catalogue.Data;
using Tahoon.Catalogue.Tests.Support;
using Tahoon.Contracts.Demonstration;
using Tahoon.Testing;
using Tahoon.Testing.Security;

namespace Tahoon.Catalogue.Tests;

public sealed class FilterTests(CatalogueUnderTest catalogue) : IClassFixture<CatalogueUnderTest>
{
    [Theory]
    [InlineData("/api/careprovider/getcataloguedataforfilters")]
    [InlineData("/api/v1/catalogue/filters")]
    public async Task Filters_are_what_the_organisation_s_providers_offer(string path)
    {
        using var client = catalogue.Clinic();

        var filters = await client.GetOkAsync(path);

        Assert.Equal(
            ["Cardiology", "Clinical psychology", "Dermatology", "Endocrinology", "Family medicine", "Nutrition",
                "Paediatrics", "Physiotherapy", "Psychiatry", "Women's health"],
            filters["specialities"].Names());
        Assert.Equal(["ar", "en", "fr", "hi", "ur"], filters["languages"].Texts());
        Assert.Equal(["female", "male"], filters["genders"].Texts());
        Assert.Equal([30, 60], filters["sessionDurations"]!.AsArray().Select(minutes => (int)minutes!));
        Assert.Equal(12_000, (long)filters["feeRange"]!["min"]!);
        Assert.Equal(54_000, (long)filters["feeRange"]!["max"]!);
        Assert.Equal("KWD", (string?)filters["feeRange"]!["currency"]);
    }

    [Fact]
    public async Task An_organisation_without_providers_has_nothing_to_filter_by()
    {
        using var client = catalogue.ClientFor(Callers.Application(Guid.NewGuid()));

        var filters = await client.GetOkAsync("/api/v1/catalogue/filters");

        Assert.Empty(filters["specialities"]!.AsArray());
        Assert.Empty(filters["languages"]!.AsArray());
        Assert.False(filters.ContainsKey("feeRange"));
    }

    [Fact]
    public async Task What_only_inactive_providers_offer_is_left_out()
    {
        await using var catalogue = new CatalogueUnderTest();
        await catalogue.InitializeAsync();
        await catalogue.Services.WriteAsync<CatalogueDb>(context =>
        {
            foreach (var provider in context.Providers.Where(provider => provider.Languages.Any(spoken => spoken.Language == "fr")))
                provider.Active = false;
            return Task.CompletedTask;
        });
        using var client = catalogue.Clinic();

        var filters = await client.GetOkAsync("/api/v1/catalogue/filters");

        Assert.DoesNotContain("fr", filters["languages"].Texts());
    }

    [Fact]
    public async Task They_are_read_once_for_each_organisation_and_language()
    {
        using var ours = catalogue.Clinic();
        using var theirs = catalogue.ClientFor(Callers.Application(DemoClinics.OtherClinic));
        await ours.GetOkAsync("/api/v1/catalogue/filters");
        var other = await theirs.GetOkAsync("/api/v1/catalogue/filters");
        using var statements = new SqlCounter(catalogue.ConnectionString);

        await ours.GetOkAsync("/api/careprovider/getcataloguedataforfilters");
        await theirs.GetOkAsync("/api/v1/catalogue/filters");

        Assert.Equal("SAR", (string?)other["feeRange"]!["currency"]);
        Assert.Equal(0, statements.Count);
    }
}
