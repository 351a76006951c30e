using Microsoft.Extensions.DependencyInjection;
using Tahoon.Gateway.Tests.Support;
using Tahoon.Scheduling.FreeForms;
using Tahoon.Scheduling.FreeForms.Keeping;
using Tahoon.Scheduling.Tests.Support;
using static Tahoon.Scheduling.Tests.FreeForms.KeepingTests;
using static Tahoon.Scheduling.Tests.Support.Providers;

namespace Tahoon.Scheduling.Tests.FreeForms;

/// <summary>Replicas that share a Redis: it makes them faster, and what they tell is as without it.</summary>
public sealed class RedisTests(SchedulingService service) : IClassFixture<SchedulingService>, IDisposable
{
    private readonly SharedCache _redis = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _redis.Dispose();

    [Fact]
    public async Task A_replica_that_starts_finds_the_forms_that_another_made()
    {
        var provider = await service.AddProviderAsync();
        await using (var first = await ReplicaAsync())
        {
            await Keeper(first).PollAsync(Cancellation);
            await KeptAsync(first, provider);
        }

        await using var second = await ReplicaAsync();
        using var statements = new StatementCount(service);
        var found = await Keeper(second).FindAsync([provider], Cancellation);

        // the marks alone
        Assert.Equal(1, statements.Count);
        Assert.NotEqual(-1, found[provider].First(30, new(found[provider].FirstCell, found[provider].FirstCell + FreeForm.Cells)));
    }

    [Fact]
    public async Task An_old_form_in_Redis_is_not_used()
    {
        var organisation = Guid.CreateVersion7();
        var provider = await service.AddProviderAsync(organisation);
        await using (var first = await ReplicaAsync())
        {
            await Keeper(first).PollAsync(Cancellation);
            await KeptAsync(first, provider);
        }

        await new AllocationCalls(service).PutAsync(Guid.CreateVersion7(), provider, Tuesday(9), organisation: organisation);
        await using var second = await ReplicaAsync();
        await Keeper(second).PollAsync(Cancellation);

        Assert.Equal(Tuesday(9, 30), await FirstAsync(second, organisation, provider));
    }

    [Fact]
    public async Task A_replica_is_told_of_a_booking_and_looks_before_its_next_round()
    {
        var organisation = Guid.CreateVersion7();
        var provider = await service.AddProviderAsync(organisation);
        await using var teller = await ReplicaAsync();
        await using var listener = await ReplicaAsync();
        await Keeper(listener).PollAsync(Cancellation);

        // told again until it listens: subscribing takes its time
        while (await FirstAsync(listener, organisation, provider) != Tuesday(9, 30))
        {
            await new AllocationCalls(teller).PutAsync(Guid.CreateVersion7(), provider, Tuesday(9), organisation: organisation);
            await Task.Delay(20, Cancellation);

            // a crowd is gathered for so long; the round itself would be after a second in all
            if (listener.Clock.GetUtcNow() < Start.AddMilliseconds(800))
                listener.Clock.Advance(TimeSpan.FromMilliseconds(200));
        }
    }

    [Fact]
    public async Task Where_Redis_goes_away_what_is_told_stays_true()
    {
        var organisation = Guid.CreateVersion7();
        var provider = await service.AddProviderAsync(organisation);
        using var redis = SharedCache.OfOwn();
        await using var replica = await ReplicaAsync(redis);
        await Keeper(replica).PollAsync(Cancellation);
        redis.Stop();

        using var booked = await new AllocationCalls(replica).PutAsync(
            Guid.CreateVersion7(), provider, Tuesday(9), organisation: organisation);
        await Keeper(replica).PollAsync(Cancellation);
        await using var started = await ReplicaAsync(redis);
        await Keeper(started).PollAsync(Cancellation);

        Assert.True(booked.IsSuccessStatusCode);
        Assert.Equal(Tuesday(9, 30), await FirstAsync(replica, organisation, provider));
        Assert.Equal(Tuesday(9, 30), await FirstAsync(started, organisation, provider));
    }

    private static DateTimeOffset Start { get; } = new(2026, 6, 1, 8, 0, 0, TimeSpan.Zero);

    private Task<SchedulingService> ReplicaAsync(SharedCache? redis = null) =>
        service.ReplicaAsync(("ConnectionStrings:cache", (redis ?? _redis).ConnectionString));

    /// <summary>Nobody waits for what is put into Redis, but this.</summary>
    private static async Task KeptAsync(SchedulingService replica, Guid provider)
    {
        var cache = replica.Services.GetRequiredService<FormCache>();
        while ((await cache.FindAsync([provider]))[0] is null)
            await Task.Delay(10, Cancellation);
    }
}
