using Tahoon.Scheduling.Tests.Support;
using Tahoon.Testing;
using static Tahoon.Scheduling.Tests.FreeForms.KeepingTests;
using static Tahoon.Scheduling.Tests.Support.Providers;

namespace Tahoon.Scheduling.Tests.FreeForms;

/// <summary>A service that starts over many providers, and a replica of the database that is as old as the test wants it.</summary>
public sealed class ReadReplicaTests : IAsyncLifetime
{
    private readonly SchedulingService _service = new();
    private readonly LaggingReplica _copy = new();
    private readonly Guid _organisation = Guid.CreateVersion7();
    private Guid[] _providers = [];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _service.InitializeAsync();
        _providers = new Guid[60];
        for (var number = 0; number < _providers.Length; number++)
            _providers[number] = await _service.AddProviderAsync(_organisation);
        _copy.CatchUpWith(_service.ConnectionString);

        // who is made of the replica opens at eight
        _copy.Say("UPDATE WeekHours SET Opens = 480");
    }

    public async ValueTask DisposeAsync()
    {
        await _service.DisposeAsync();
        _copy.Dispose();
    }

    [Fact]
    public async Task At_a_start_forms_are_made_of_the_replica_but_those_that_it_has_older()
    {
        var (booked, changed) = (_providers[7], _providers[8]);
        await new AllocationCalls(_service).PutAsync(Guid.CreateVersion7(), booked, Tuesday(9), organisation: _organisation);
        await _service.ChangeVersionAsync(changed);

        await using var started = await StartAsync();

        Assert.Equal(Tuesday(8), await FirstAsync(started, _organisation, _providers[0]));
        Assert.Equal(Tuesday(9, 30), await FirstAsync(started, _organisation, booked));
        Assert.Equal(Tuesday(9), await FirstAsync(started, _organisation, changed));
    }

    [Fact]
    public async Task What_changes_afterwards_is_known_within_two_seconds_though_the_replica_never_hears_of_it()
    {
        await using var started = await StartAsync();
        Assert.Equal(Tuesday(8), await FirstAsync(started, _organisation, _providers[9]));

        foreach (var provider in _providers)
            await new AllocationCalls(_service).PutAsync(Guid.CreateVersion7(), provider, Tuesday(9), organisation: _organisation);
        started.Clock.Advance(TimeSpan.FromSeconds(2));

        foreach (var provider in _providers)
            Assert.Equal(Tuesday(9, 30), await FirstAsync(started, _organisation, provider));
    }

    [Fact]
    public async Task Without_the_replica_all_is_made_of_the_database_itself()
    {
        _copy.TakeAway();

        await using var started = await StartAsync();

        Assert.Equal(Tuesday(9), await FirstAsync(started, _organisation, _providers[0]));
        _copy.BringBack();
    }

    private async Task<SchedulingService> StartAsync()
    {
        var started = await _service.ReplicaAsync(("ConnectionStrings:scheduling-db-readonly", _copy.ConnectionString));
        await Keeper(started).PollAsync(Cancellation);
        return started;
    }
}
