using Microsoft.EntityFrameworkCore;
using Tahoon.Contracts.Demonstration;
using Tahoon.Contracts.Internal;
using Tahoon.Scheduling.Data;
using Tahoon.Scheduling.Tests.Support;
using Tahoon.Testing;
using static Tahoon.Scheduling.Tests.Support.Providers;

namespace Tahoon.Scheduling.Tests.Data;

public sealed class DemonstrationTests(SchedulingService service) : IClassFixture<SchedulingService>
{
    [Fact]
    public async Task Every_provider_of_the_demonstration_has_free_time_and_a_second_run_adds_nothing()
    {
        await service.Services.MigrateAsync<SchedulingDb>(demonstration: true);
        await service.Services.MigrateAsync<SchedulingDb>(demonstration: true);

        Assert.Equal(200, await service.Services.ReadAsync<SchedulingDb, int>(db => db.Schedules.CountAsync()));
        foreach (var clinic in new[] { DemoClinics.DemoClinic, DemoClinics.OtherClinic })
        {
            var ids = DemoClinics.Providers.Where(provider => provider.OrganisationId == clinic).Select(one => one.ProviderId);
            var found = await new AllocationCalls(service).AvailabilityAsync(
                new AvailabilityQuery(clinic, [.. ids], Tuesday(0), Tuesday(0).AddDays(7), 30));

            Assert.Equal(clinic == DemoClinics.DemoClinic ? 150 : 50, found.Providers.Count);
            Assert.All(found.Providers, provider => Assert.InRange(provider.Starts.Count, 20, 200));
        }
    }
}
