using Tahoon.Catalogue.Data;
using Tahoon.Catalogue.Tests.Support;
using Tahoon.Contracts.Demonstration;
using Tahoon.Testing;

namespace Tahoon.Catalogue.Tests.Graph;

public sealed class GraphCostTests(CatalogueUnderTest catalogue) : IClassFixture<CatalogueUnderTest>
{
    [Theory]
    [InlineData("name", GraphCalls.Everything, 1)]
    [InlineData("fee", GraphCalls.Everything, 1)]
    [InlineData("earliest", GraphCalls.Everything, 2)]
    [InlineData("name", "name timeZone", 1)]
    [InlineData("name", "providerId name specialities { name } fee { amountMinor }", 0)]
    [InlineData("earliest", "providerId name", 1)]
    [InlineData("name", "name ... @include(if: false) { availableSlots { start } }", 0)]
    public async Task The_cost_is_what_is_asked_for_and_does_not_grow_with_the_number_of_providers(string sort, string items, int calls)
    {
        using var client = catalogue.Clinic();

        foreach (var providers in new[] { 10, 100 })
        {
            await ActivateAsync(providers);
            await Answers.OkAsync(client.SendJsonAsync(Search.Audited, Search.Wish()));
            catalogue.Calls.Clear();
            using var statements = new SqlCounter(catalogue.ConnectionString);

            var data = await client.AskAsync(
                GraphCalls.Search(items, "totalCount"), ("search", Search.Wish(("sort", sort), ("limit", 100))));

            Assert.Equal(providers, (int)data["providers"]!["totalCount"]!);
            Assert.Equal(providers, data["providers"]!["items"]!.AsArray().Count);
            Assert.Equal(1, statements.Count);
            Assert.Equal(calls, catalogue.Calls.Count);
        }
    }

    [Fact]
    public async Task Slots_are_asked_for_once_however_often_they_stand_in_the_document()
    {
        catalogue.Reset();
        using var client = catalogue.Clinic();

        await client.AskAsync(
            """
            query ($search: SearchRequest!) { providers(search: $search) { items { timeZone availableSlots { start } ...again } } }
            fragment again on ProviderItem { free: availableSlots { end } zone: timeZone }
            """,
            ("search", Search.Wish(("limit", 5))));

        Assert.Single(catalogue.Calls);
        Assert.Equal(5, Assert.Single(catalogue.Questions).ProviderIds.Count);
    }

    private Task ActivateAsync(int providers) => catalogue.Services.WriteAsync<CatalogueDb>(context =>
    {
        foreach (var provider in context.Providers.Where(provider => provider.OrganisationId == DemoClinics.DemoClinic))
            provider.Active = provider.Number <= providers;
        return Task.CompletedTask;
    });
}
