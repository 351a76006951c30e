using System.Net;
using Tahoon.Catalogue.Data;
using Tahoon.Catalogue.Tests.Support;
using Tahoon.Contracts.Demonstration;
using Tahoon.Testing;

namespace Tahoon.Catalogue.Tests;

public sealed class SearchCostTests(CatalogueUnderTest catalogue) : IClassFixture<CatalogueUnderTest>
{
    [Theory]
    [InlineData("name", 1)]
    [InlineData("fee", 1)]
    [InlineData("earliest", 2)]
    public async Task The_cost_does_not_grow_with_the_number_of_providers(string sort, int calls)
    {
        using var client = catalogue.Clinic();
        await Answers.OkAsync(client.SendJsonAsync(Search.Audited, Search.Wish()));

        foreach (var providers in new[] { 10, 50, 150 })
        {
            await ActivateAsync(providers);
            using var changed = new SqlCounter(catalogue.ConnectionString);
            await Answers.OkAsync(client.SendJsonAsync(Search.Audited, Search.Wish()));
            Assert.Equal(7, changed.Count);
            catalogue.Calls.Clear();
            using var statements = new SqlCounter(catalogue.ConnectionString);

            var list = await Answers.OkAsync(client.SendJsonAsync(Search.Audited, Search.Wish(("sort", sort), ("pageSize", 100))));

            Assert.Equal(providers, (int)list["totalCount"]!);
            Assert.Equal(Math.Min(providers, 100), list["careProvidersList"]!.AsArray().Count);
            Assert.Equal(1, statements.Count);
            Assert.Equal(calls, catalogue.Calls.Count);
        }
    }

    [Fact]
    public async Task Without_Scheduling_the_search_is_503_that_says_when_to_come_back()
    {
        await using var catalogue = new CatalogueUnderTest();
        await catalogue.InitializeAsync();
        catalogue.Network.Answer("scheduling", _ => throw new HttpRequestException(HttpRequestError.ConnectionError));
        using var client = catalogue.Clinic();

        var asking = client.SendJsonAsync(Search.Audited, Search.Wish());

        // the service tries again for a while, by the clock that the test moves
        while (!asking.IsCompleted)
        {
            catalogue.Clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }

        using var answer = await asking;

        Assert.NotNull(answer.Headers.RetryAfter);
        await Answers.ProblemAsync(Task.FromResult(answer), HttpStatusCode.ServiceUnavailable, "unavailable");
    }

    private Task ActivateAsync(int providers) => catalogue.Services.WriteAsync<CatalogueDb>(context =>
    {
        foreach (var provider in context.Providers.Where(provider => provider.OrganisationId == DemoClinics.DemoClinic))
            provider.Active = provider.Number <= providers;
        return Task.CompletedTask;
    });
}
