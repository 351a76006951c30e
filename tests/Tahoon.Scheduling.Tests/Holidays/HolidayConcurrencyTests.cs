using Tahoon.Scheduling.Tests.Support;
using Tahoon.Testing.Security;
using static Tahoon.Scheduling.Tests.Support.Providers;

namespace Tahoon.Scheduling.Tests.Holidays;

public sealed class HolidayConcurrencyTests(SchedulingService service) : IClassFixture<SchedulingService>
{
    private readonly Guid _organisation = Guid.NewGuid();

    /// <summary>
    /// Reserves run while the date is closed. Those that got time were before: all of them are told. Whatever came later got none,
    /// on the replica that keeps the schedules of before, too.
    /// </summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Whoever_gets_time_of_a_date_that_is_being_closed_is_told_and_nobody_gets_any_after(int round)
    {
        var providers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => service.AddProviderAsync(_organisation)));
        await using var replica = await service.ReplicaAsync();
        AllocationCalls[] calls = [new(service), new(replica)];
        foreach (var (call, number) in calls.Select((call, number) => (call, number)))
            foreach (var provider in providers)
                Assert.Equal("OK", await TryAsync(call, provider, Tuesday(24 + 9 + number), Guid.NewGuid()));

        var clinic = new ScheduleCalls(service, Callers.Application(_organisation));
        var reserving = Enumerable.Range(0, 64).Select(number => Task.Run(async () =>
        {
            var booking = Guid.NewGuid();
            var start = Tuesday(9).AddMinutes(30 * (number / 4));
            return (Booking: booking, Outcome: await TryAsync(calls[number % 2], providers[number % 4], start, booking));
        })).ToList();
        await Task.Delay(10 * round, TestContext.Current.CancellationToken);
        var closed = await clinic.CloseAsync(("2026-06-02", false));
        var outcomes = await Task.WhenAll(reserving);

        Assert.Equal(200, closed.Status);
        Assert.All(outcomes, outcome => Assert.Contains(outcome.Outcome, new[] { "OK", "slot_not_offered" }));
        Assert.Equal(
            outcomes.Where(outcome => outcome.Outcome == "OK").Select(outcome => outcome.Booking).Order(), closed.Outside.Order());
        foreach (var call in calls)
            Assert.Equal("slot_not_offered", await TryAsync(call, providers[4], Tuesday(16, 30), Guid.NewGuid()));
    }

    [Fact]
    public async Task Of_two_that_close_dates_from_one_version_one_does()
    {
        await using var replica = await service.ReplicaAsync();
        SchedulingService[] replicas = [service, replica];

        var told = await Task.WhenAll(Enumerable.Range(0, 4).Select(number => Task.Run(() =>
            new ScheduleCalls(replicas[number % 2], Callers.Application(_organisation)).SendAsync(
                HttpMethod.Put, ScheduleCalls.Holidays, ScheduleCalls.HolidayBody(($"2026-06-0{number + 1}", false)), "\"0\""))));

        Assert.Equal([200, 412, 412, 412], told.Select(one => one.Status).Order());
    }

    private Task<string> TryAsync(AllocationCalls calls, Guid provider, DateTime start, Guid booking) =>
        calls.TryAsync(Guid.CreateVersion7(), provider, start, booking, organisation: _organisation);
}
