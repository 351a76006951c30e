using System.Net;
using Tahoon.Contracts.Events;
using Tahoon.Contracts.Internal;
using Tahoon.Scheduling.Tests.Support;
using static Tahoon.Scheduling.Tests.Support.Providers;

namespace Tahoon.Scheduling.Tests.Allocations;

public sealed class ConcurrencyTests(SchedulingService service) : IClassFixture<SchedulingService>
{
    [Fact]
    public async Task Two_hundred_want_one_slot_through_two_replicas_and_one_gets_it()
    {
        var provider = await service.AddProviderAsync();
        await using var replica = await service.ReplicaAsync();
        AllocationCalls[] calls = [new(service), new(replica)];

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 200).Select(
            number => Task.Run(() => calls[number % 2].TryAsync(Guid.CreateVersion7(), provider, Tuesday(9)))));

        Assert.Equal(
            new Dictionary<string, int> { ["OK"] = 1, ["slot_taken"] = 199 },
            outcomes.GroupBy(outcome => outcome).ToDictionary(group => group.Key, group => group.Count()));
        await Invariants.CheckAsync(service);
    }

    [Fact]
    public async Task The_same_reserve_through_two_replicas_takes_its_time_once()
    {
        var provider = await service.AddProviderAsync();
        await using var replica = await service.ReplicaAsync();
        AllocationCalls[] calls = [new(service), new(replica)];
        var (id, owner) = (Guid.CreateVersion7(), Guid.CreateVersion7());

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 20).Select(
            number => Task.Run(() => calls[number % 2].TryAsync(id, provider, Tuesday(9), owner))));

        Assert.All(outcomes, outcome => Assert.Equal("OK", outcome));
        await Invariants.CheckAsync(service);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Whatever_happens_at_once_no_two_owners_share_time_and_nothing_comes_back(int seed)
    {
        var providers = await Task.WhenAll(
            service.AddProviderAsync(bufferAfter: 5, slotMinutes: 15), service.AddProviderAsync(slotMinutes: 10));
        await using var replica = await service.ReplicaAsync();
        SchedulingService[] replicas = [service, replica];
        var actors = Enumerable.Range(0, 8)
            .Select(number => new RandomBooker(replicas[number % 2], providers, (seed * 100) + number))
            .ToList();

        await Task.WhenAll(actors.Select(actor => Task.Run(() => actor.ActAsync(steps: 20))));

        await Invariants.CheckAsync(service);
        var calls = new AllocationCalls(service);
        foreach (var (id, state) in actors.SelectMany(actor => actor.Known))
            Assert.Equal(state, await calls.StateAsync(id));
        Assert.Contains(actors, actor => actor.Refusals > 0);
    }

    /// <summary>A booking that moves about: reserves, confirms, switches and releases, each of them sometimes twice.</summary>
    private sealed class RandomBooker(SchedulingService service, Guid[] providers, int seed)
    {
#pragma warning disable CA5394 // repeatable by its seed
        private readonly AllocationCalls _calls = new(service);
        private readonly Random _random = new(seed);
        private Guid _booking = Guid.CreateVersion7();
        private Guid? _current;

        public Dictionary<Guid, AllocationState> Known { get; } = [];

        public int Refusals { get; private set; }

        public async Task ActAsync(int steps)
        {
            for (var step = 0; step < steps; step++)
                await StepAsync();
        }

        private async Task StepAsync()
        {
            if (_current is { } mine && _random.Next(4) == 0)
            {
                await ReleaseAsync(mine);
                (_current, _booking) = (null, Guid.CreateVersion7());
                return;
            }

            var wanted = Guid.CreateVersion7();
            var start = Tuesday(9).AddMinutes(30 * _random.Next(12));
            var outcome = await _calls.TryAsync(wanted, providers[_random.Next(2)], start, _booking, _random.Next(2) == 0 ? 30 : 60);
            if (outcome != "OK")
            {
                Assert.Equal("slot_taken", outcome);
                Refusals++;
                return;
            }

            if (_random.Next(5) == 0)
                await ReleaseAsync(wanted);
            else
                await UseAsync(wanted);
        }

        private async Task UseAsync(Guid wanted)
        {
            if (_current is { } old)
            {
                await service.DeliverAsync(new SwitchAllocation(old, wanted, _booking, 2));
                Known[old] = AllocationState.Released;
            }
            else
            {
                using var confirmed = await _calls.ConfirmAsync(wanted);
                Assert.Equal(HttpStatusCode.OK, confirmed.StatusCode);
            }

            Known[wanted] = AllocationState.Confirmed;
            _current = wanted;
        }

        private async Task ReleaseAsync(Guid id)
        {
            using var released = await _calls.ReleaseAsync(id);
            Assert.Equal(HttpStatusCode.NoContent, released.StatusCode);
            Known[id] = AllocationState.Released;
        }
#pragma warning restore CA5394
    }
}
