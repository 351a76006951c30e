using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Refit;
using Tahoon.Booking.Data;
using Tahoon.Contracts.Events;
using Tahoon.Invariants;
using Tahoon.Messaging;
using Tahoon.Messaging.Outbox;
using Tahoon.Scheduling.Sweeping;
using Tahoon.SystemTests.Support;
using Xunit;

namespace Tahoon.CrashPoints.World;

/// <summary>What both services do by themselves, done in turn, and the time that passes meanwhile.</summary>
internal static class Settling
{
    private const int Rounds = 2;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Relay, consumers and sweeper, once each, of the processes that are there.</summary>
    public static async Task WorkAsync(this TwoServices services)
    {
        var booking = services.Booking;
        if (!booking.Life.IsOver)
            await Task.WhenAny(booking.Services.GetRequiredService<OutboxRelay<BookingDb>>().RelayAsync(Cancellation), booking.Life.Ended).Unwrap();
        foreach (var (queue, message) in services.Broker.Waiting.Where(waiting => waiting.Queue != QueueNames.Notifications))
        {
            var delivered = queue is QueueNames.Meetings
                ? await DeliverAsync(services.Booking, queue, message)
                : await DeliverAsync(services.Scheduling, queue, message);
            if (delivered == Settlement.Completed)
                services.Broker.Settle(queue, message);
        }

        var scheduling = services.Scheduling;
        if (!scheduling.Life.IsOver && !booking.Life.IsOver)
            await Task.WhenAny(SweepAsync(scheduling.Services, booking.Life), scheduling.Life.Ended, booking.Life.Ended).Unwrap();
    }

    private static async Task SweepAsync(IServiceProvider scheduling, Life booking)
    {
        try
        {
            await scheduling.GetRequiredService<LapsedHolds>().SweepAsync(Cancellation);
            await scheduling.GetRequiredService<AbandonedTries>().SweepAsync(Cancellation);
        }
        catch (HttpRequestException) when (booking.IsOver)
        {
            // the next sweep asks again
        }
        catch (ApiRequestException) when (booking.IsOver)
        {
            // the same, as Refit tells it
        }
    }

    private static async Task<Settlement?> DeliverAsync<TContext, TEngine>(
        ServiceProcess<TContext, TEngine> to, string queue, QueueMessage message)
        where TContext : DbContext
        where TEngine : TContext
    {
        while (!to.Life.IsOver)
            try
            {
                return await to.UntilEndAsync(to.Queues.DeliverAsync(queue, message, Cancellation));
            }
            catch (KeyNotFoundException)
            {
                await Task.Delay(1, Cancellation); // its consumer is just starting
            }

        return null;
    }

    /// <summary>Everything is started anew, leases end, and all that is owed is done.</summary>
    public static async Task SettleAsync(this TwoServices services)
    {
        for (var round = 0; round < Rounds; round++)
        {
            await services.RestartAsync();
            services.LetTimePass();
            await services.WorkAsync();
        }
    }

    /// <summary>As if leases had run out, and what is pending were so for a minute.</summary>
    public static void LetTimePass(this TwoServices services)
    {
        Leases.End(services.Folder);
        services.Execute("scheduling.db", "UPDATE Allocations SET ChangedAt = '1970-01-01 00:00:00' WHERE State = 2");
    }

    /// <summary>As if every hold had run out.</summary>
    public static void LapseHolds(this TwoServices services) =>
        services.Execute("scheduling.db", "UPDATE Allocations SET ExpiresAt = '1970-01-01 00:00:00' WHERE State = 1");

    /// <summary>Every invariant of a whole system's databases.</summary>
    public static void AssertAllAgrees(this TwoServices services)
    {
        OtherDatabases.KeepMessages(services.Folder, services.Broker);
        var broken = Check.Once(services.Folder).Where(verdict => !verdict.Holds);
        Assert.Equal([], broken.Select(verdict => $"{verdict.Name}: {string.Join(", ", verdict.Offenders)}"));
    }

    public static long Count(this TwoServices services, string file, string sql, params ReadOnlySpan<(string Name, Guid Id)> ids)
    {
        using var connection = services.Open(file);
        using var command = connection.Command(sql);
        foreach (var (name, id) in ids)
            command.Parameters.AddWithValue(name, id);
        return (long)command.ExecuteScalar()!;
    }

    private static void Execute(this TwoServices services, string file, string sql)
    {
        using var connection = services.Open(file);
        connection.Execute(sql);
    }

    private static SqliteConnection Open(this TwoServices services, string file)
    {
        var connection = new SqliteConnection($"Data Source={Path.Combine(services.Folder, file)};Pooling=False");
        connection.Open();
        connection.Execute("PRAGMA busy_timeout = 5000");
        return connection;
    }
}
