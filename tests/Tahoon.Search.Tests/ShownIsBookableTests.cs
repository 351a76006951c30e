using Tahoon.Benchmarks.Search;
using Tahoon.Contracts.Internal;
using Xunit;
using static Tahoon.SearchTests.TwoServicesUnderTest;

namespace Tahoon.SearchTests;

/// <summary>
/// What search shows is what booking takes: every start that is shown can be reserved, and every start that can be reserved is
/// shown. Every five minutes are tried, not those alone that a rule would name.
/// </summary>
public sealed class ShownIsBookableTests(TwoServicesUnderTest services) : IClassFixture<TwoServicesUnderTest>
{
    private const int Hours = 5;

    /// <summary>Twelve and its like have a buffer and at most four sessions a day.</summary>
    private static readonly int[] Tried = [3, 4, 12];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Whatever_was_taken_held_and_given_back(int seed)
    {
#pragma warning disable CA5394 // a made-up history, repeatable by its seed
        var random = new Random(seed);
        var (organisation, number) = await services.OrganisationAsync(12);
        var from = Now.Date.AddDays(random.Next(0, 9)).AddHours(random.Next(4, 14));
        var (to, minutes) = (from.AddHours(Hours), random.Next(2) == 0 ? 30 : 60);
        foreach (var provider in Tried.Select(tried => Organisations.ProviderOf(number, tried)))
            for (var step = 0; step < 20; step++)
                await TakeAsync(organisation, provider, from.AddMinutes(5 * random.Next(-60, 100)), random);
        await services.CatchUpAsync();

        var list = (await services.SearchAsync(organisation, "earliest", from, to, minutes))["careProvidersList"]!.AsArray();

        var (shown, bookable) = (new HashSet<(Guid, DateTime)>(), new HashSet<(Guid, DateTime)>());
        foreach (var provider in Tried.Select(tried => Organisations.ProviderOf(number, tried)))
        {
            shown.UnionWith(StartsOf(list.Single(item => ProviderOf(item!) == provider)!).Select(start => (provider, start)));
            for (var start = from; start < to; start = start.AddMinutes(5))
                if (await ReserveAsync(organisation, provider, start, minutes) is { } allocation)
                {
                    bookable.Add((provider, start));
                    await ReleaseAsync(allocation);
                }
        }

        Assert.Equal(bookable, shown);
        var first = list.Select(item => StartsOf(item!).Order().FirstOrDefault(DateTime.MaxValue)).ToList();
        Assert.Equal(first.Order(), first);
    }

    private async Task TakeAsync(Guid organisation, Guid provider, DateTime start, Random random)
    {
        var minutes = random.Next(2) == 0 ? 30 : 60;
        if (random.Next(3) == 0)
            using (await services.Both.AskSchedulingAsync(
                HttpMethod.Put, $"/internal/holds/{Guid.CreateVersion7()}",
                new HoldCommand(organisation, Guid.CreateVersion7(), Guid.CreateVersion7(), provider, start, minutes)))
                return;

        if (await ReserveAsync(organisation, provider, start, minutes) is { } allocation && random.Next(4) == 0)
            await ReleaseAsync(allocation);
    }
#pragma warning restore CA5394

    /// <summary>The allocation, or null where it was refused.</summary>
    private async Task<Guid?> ReserveAsync(Guid organisation, Guid provider, DateTime start, int minutes)
    {
        var id = Guid.CreateVersion7();
        using var answer = await services.Both.AskSchedulingAsync(
            HttpMethod.Put, $"/internal/allocations/{id}", new ReserveCommand(id, organisation, provider, start, minutes));
        Assert.True(answer.IsSuccessStatusCode || (int)answer.StatusCode is 409 or 422, $"{answer.StatusCode}");
        return answer.IsSuccessStatusCode ? id : null;
    }

    private async Task ReleaseAsync(Guid allocation)
    {
        using var answer = await services.Both.AskSchedulingAsync(
            HttpMethod.Post, $"/internal/allocations/{allocation}/release", "");
        answer.EnsureSuccessStatusCode();
    }
}
