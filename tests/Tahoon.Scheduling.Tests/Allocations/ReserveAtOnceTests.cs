using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tahoon.Contracts.Demonstration;
using Tahoon.Contracts.Errors;
using Tahoon.Contracts.Internal;
using Tahoon.Scheduling.Allocations;
using Tahoon.Scheduling.Calendars;
using Tahoon.Scheduling.Data;
using Tahoon.Scheduling.Tests.Support;
using Tahoon.ServiceDefaults.Data;
using Tahoon.Testing.Statements;
using static Tahoon.Scheduling.Tests.Support.Providers;

namespace Tahoon.Scheduling.Tests.Allocations;

/// <summary>How a server that takes batches is asked, and what its answer means; the server is played.</summary>
public sealed class ReserveAtOnceTests(SchedulingService service) : IClassFixture<SchedulingService>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_reservation_is_one_round_trip_and_nought_means_that_the_time_is_taken()
    {
        var server = new RefusingServer();

        var answer = await TryAsync(server);

        Assert.Equal(1, server.Asked);
        Assert.Equal(Failures.SlotTaken, answer!.Value.Failure);
    }

    [Theory]
    [InlineData(2627)]
    [InlineData(2601)]
    public async Task Where_somebody_had_the_cells_or_the_id_first_it_is_looked_at_in_turn(int number)
    {
        var server = new RefusingServer(number);

        Assert.Null(await TryAsync(server));
        Assert.Equal(1, server.Asked);
    }

    [Fact]
    public async Task A_deadlock_is_tried_again()
    {
        var server = new RefusingServer(1205);

        Assert.NotNull(await TryAsync(server));
        Assert.Equal(2, server.Asked);
    }

    [Fact]
    public async Task A_provider_whose_hours_are_not_at_hand_is_looked_at_in_turn_and_nothing_is_asked()
    {
        var server = new RefusingServer();

        Assert.Null(await TryAsync(server, Guid.CreateVersion7()));
        Assert.Equal(0, server.Asked);
    }

    private async Task<Result<AllocationView>?> TryAsync(RefusingServer server, Guid? another = null)
    {
        var provider = await service.AddProviderAsync();
        await new AllocationCalls(service).ReserveAsync(provider, Tuesday(9));
        var options = new DbContextOptionsBuilder<SqlServerSchedulingDb>();
        options.UseTahoonSqlServer("Server=nowhere").AddInterceptors(server);
        var database = new Database<SchedulingDb>(
            new Contexts(options.Options), new WriterGate<SchedulingDb>(oneAtATime: false), new AmbientReach(new HttpContextAccessor()));

        return await ReserveAtOnce.TryAsync(
            database.AsSystem, service.Services.GetRequiredService<ScheduleShelf>(), Guid.CreateVersion7(),
            new ReserveCommand(Guid.CreateVersion7(), DemoClinics.DemoClinic, another ?? provider, Tuesday(10), 30), service.Clock, Cancellation);
    }

    private sealed class Contexts(DbContextOptions<SqlServerSchedulingDb> options) : IDbContextFactory<SchedulingDb>
    {
        public SchedulingDb CreateDbContext() => new SqlServerSchedulingDb(options);
    }
}
