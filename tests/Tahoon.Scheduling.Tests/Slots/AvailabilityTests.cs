using Tahoon.Contracts.Demonstration;
using Tahoon.Contracts.Internal;
using Tahoon.Scheduling.Data;
using Tahoon.Scheduling.Demonstration;
using Tahoon.Scheduling.Tests.Support;
using Tahoon.Testing;
using static Tahoon.Scheduling.Tests.Support.Providers;

namespace Tahoon.Scheduling.Tests.Slots;

public sealed class AvailabilityTests(SchedulingService service) : IClassFixture<SchedulingService>
{
    private readonly AllocationCalls _calls = new(service);

    [Fact]
    public async Task Providers_are_answered_in_the_order_asked_and_those_of_others_are_passed_over()
    {
        var (one, other) = (await service.AddProviderAsync(), await service.AddProviderAsync(zone: "Asia/Kuwait"));
        var foreign = await service.AddProviderAsync(organisation: DemoClinics.OtherClinic);

        var found = await _calls.AvailabilityAsync(
            Query([other, foreign, Guid.NewGuid(), one], max: 2));

        Assert.Equal([other, one], found.Providers.Select(provider => provider.ProviderId));
        Assert.Equal("Asia/Kuwait", found.Providers[0].TimeZone);
        Assert.Equal([Tuesday(9), Tuesday(9, 30)], found.Providers[1].Starts);
    }

    [Fact]
    public async Task The_number_of_statements_does_not_depend_on_the_number_of_providers()
    {
        await service.Services.WriteAsync<SchedulingDb>(
            db => new DemonstrationSchedules().AddAsync(db, TestContext.Current.CancellationToken));
        await service.Services.WriteAsync<SchedulingDb>(
            db => new DemonstrationSchedules().AddAsync(db, TestContext.Current.CancellationToken));
        var ids = DemoClinics.Providers.Where(provider => provider.OrganisationId == DemoClinics.DemoClinic)
            .Select(provider => provider.ProviderId).ToList();
        var others = DemoClinics.Providers.Select(provider => provider.ProviderId).Except(ids);
        Assert.Equal(200, DemoClinics.Providers.Count);

        var cold = await StatementsAsync([.. ids[..10]]);
        var hundred = await StatementsAsync([.. ids[10..110]]);
        var warm = await StatementsAsync([.. ids[..10]]);
        var all = await StatementsAsync([.. ids[..110]]);
        var twoHundred = await StatementsAsync([.. ids, .. others]);

        Assert.InRange(cold.Statements, 1, 8);
        Assert.Equal((cold.Statements, 10, 100), (hundred.Statements, cold.Providers, hundred.Providers));
        Assert.Equal(cold.Statements, twoHundred.Statements);
        Assert.Equal(warm.Statements, all.Statements);
    }

    private async Task<(int Statements, int Providers)> StatementsAsync(Guid[] providers)
    {
        using var statements = new StatementCount(service);
        var found = await _calls.AvailabilityAsync(Query(providers, max: 3));
        return (statements.Count, found.Providers.Count);
    }

    private static AvailabilityQuery Query(Guid[] providers, int? max) =>
        new(DemoClinics.DemoClinic, providers, Tuesday(0), Tuesday(0).AddDays(14), 30, max);
}
