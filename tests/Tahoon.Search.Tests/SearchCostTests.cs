using Xunit;

namespace Tahoon.SearchTests;

public sealed class SearchCostTests(TwoServicesUnderTest services) : IClassFixture<TwoServicesUnderTest>
{
    private static readonly int[] Sizes = [10, 100, 1_000];

    [Fact]
    public async Task Statements_and_calls_are_as_many_for_10_providers_as_for_1000()
    {
        var costs = new List<(Cost First, Cost[] Again)>();
        foreach (var size in Sizes)
        {
            var (organisation, _) = await services.OrganisationAsync(size);
            await services.CatchUpAsync();
            costs.Add((
                await MeasureAsync(organisation, size, "name"),
                [
                    await MeasureAsync(organisation, size, "name"),
                    await MeasureAsync(organisation, size, "fee"),
                    await MeasureAsync(organisation, size, "earliest"),
                ]));
        }

        // the first search reads all there is of the organisation, in proportion to its providers, and by as many statements
        Assert.All(costs, cost => Assert.Equal((7, 1, 1), (cost.First.Catalogue, cost.First.Scheduling, cost.First.Calls)));
        Assert.InRange(costs[2].First.Rows, 1, 10 * costs[1].First.Rows);

        // from there on it is whether that is still so, and the marks of the providers on the page
        Assert.All(costs, cost => Assert.Equal(
            [(1, 1, 1), (1, 1, 1), (1, 1, 2)], cost.Again.Select(again => (again.Catalogue, again.Scheduling, again.Calls))));
        Assert.All(costs, cost => Assert.All(cost.Again, again => Assert.Equal(Math.Min(cost.First.Providers, 20) + 1, again.Rows)));
    }

    [Fact]
    public async Task The_read_model_catches_up_by_statements_that_do_not_depend_on_the_number_of_providers()
    {
        var costs = new List<(int Statements, int Rows)>();
        foreach (var size in Sizes[..2])
        {
            await services.CatchUpAsync();
            await services.OrganisationAsync(size);
            using var statements = new Statements(services.Both.Scheduling.ConnectionString);
            await services.CatchUpAsync();
            costs.Add((statements.Count, statements.Rows));
        }

        using var idle = new Statements(services.Both.Scheduling.ConnectionString);
        await services.CatchUpAsync();

        Assert.Equal(costs[0].Statements, costs[1].Statements);
        Assert.True(costs[1].Rows > costs[0].Rows);
        Assert.Equal((3, 3), (idle.Count, idle.Rows));
    }

    private async Task<Cost> MeasureAsync(Guid organisation, int providers, string sort)
    {
        using var catalogue = new Statements(services.Both.Catalogue.ConnectionString);
        using var scheduling = new Statements(services.Both.Scheduling.ConnectionString);
        var calls = services.Both.Calls;

        var page = await services.SearchAsync(organisation, sort, TwoServicesUnderTest.Now, TwoServicesUnderTest.Now.AddDays(14));

        Assert.Equal(providers, (int)page["totalCount"]!);
        Assert.All(page["careProvidersList"]!.AsArray(), item => Assert.NotEmpty(TwoServicesUnderTest.StartsOf(item!)));
        return new Cost(providers, catalogue.Count, scheduling.Count, services.Both.Calls - calls, catalogue.Rows + scheduling.Rows);
    }

    private sealed record Cost(int Providers, int Catalogue, int Scheduling, int Calls, int Rows);
}
