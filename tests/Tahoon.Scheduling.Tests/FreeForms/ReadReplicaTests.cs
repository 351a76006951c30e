using Microsoft.EntityFrameworkCore;
using Tahoon.Scheduling.Data;
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
        await TakeAsync(_providers[0], Tuesday(9));
        await TakeAsync(_providers[1], Tuesday(9));
        _copy.CatchUpWith(_service.ConnectionString);

        // where nobody has taken anything, it was read of the replica
        _copy.Say("DELETE FROM Cells; DELETE FROM Allocations");
    }

    public async ValueTask DisposeAsync()
    {
        await _service.DisposeAsync();
        _copy.Dispose();
    }

    [Fact]
    public async Task At_a_start_forms_are_made_of_the_replica_but_those_that_it_has_older()
    {
        await TakeAsync(_providers[7], Tuesday(9));
        await _service.ChangeVersionAsync(_providers[1]);

        await using var started = await StartAsync();

        Assert.Equal(Tuesday(9), await FirstAsync(started, _organisation, _providers[0]));
        Assert.Equal(Tuesday(9, 30), await FirstAsync(started, _organisation, _providers[1]));
        Assert.Equal(Tuesday(9, 30), await FirstAsync(started, _organisation, _providers[7]));
    }

    [Fact]
    public async Task What_changes_afterwards_is_known_within_two_seconds_though_the_replica_never_hears_of_it()
    {
        await using var started = await StartAsync();
        Assert.Equal(Tuesday(9), await FirstAsync(started, _organisation, _providers[0]));

        await TakeAsync(_providers[0], Tuesday(9, 30));
        await _service.Services.WriteAsync<SchedulingDb>(db => db.ProviderLocks
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Turn, row => row.Turn + 1), Cancellation));
        started.Clock.Advance(TimeSpan.FromSeconds(2));

        Assert.Equal(Tuesday(10), await FirstAsync(started, _organisation, _providers[0]));
        Assert.Equal(Tuesday(9, 30), await FirstAsync(started, _organisation, _providers[1]));
    }

    [Fact]
    public async Task Without_the_replica_all_is_made_of_the_database_itself()
    {
        _copy.TakeAway();

        await using var started = await StartAsync();

        Assert.Equal(Tuesday(9, 30), await FirstAsync(started, _organisation, _providers[0]));
        _copy.BringBack();
    }

    private async Task TakeAsync(Guid provider, DateTime start) =>
        await new AllocationCalls(_service).PutAsync(Guid.CreateVersion7(), provider, start, organisation: _organisation);

    private async Task<SchedulingService> StartAsync()
    {
        var started = await _service.ReplicaAsync(("ConnectionStrings:scheduling-db-readonly", _copy.ConnectionString));
        await Keeper(started).PollAsync(Cancellation);
        return started;
    }
}
