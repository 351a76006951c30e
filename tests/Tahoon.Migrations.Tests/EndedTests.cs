using Microsoft.EntityFrameworkCore;
using Tahoon.Migrations.Tests.Histories;
using Tahoon.Migrations.Tests.Processes;
using Tahoon.Migrations.Tests.Rows;
using Tahoon.ServiceDefaults.Data.Migrating;
using Xunit;

namespace Tahoon.Migrations.Tests;

public sealed class EndedTests
{
    /// <summary>Far more than any service's migrations have.</summary>
    private const int MostSteps = 200;

    public static TheoryData<string> Names { get; } = new(Services.Names);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Ended_after_any_durable_step_it_goes_on_when_it_is_started_again(string service)
    {
        var history = Services.OnSqliteOf(service);
        using var oldest = await OldDatabase.AtAsync(history, history.Versions[0], Cancellation);
        var before = Contents.Of(oldest.ConnectionString);
        var ended = true;
        var step = 0;
        for (; ended && step < MostSteps; step++)
        {
            using var database = await OldDatabase.AtAsync(history, null, Cancellation);
            File.Copy(oldest.File, database.File);

            ended = await EndAsync(history, database, new SuddenEnd(after: step + 1));
            await MigrateAsync(history, database);

            var after = Contents.Of(database.ConnectionString);
            Assert.Equal([], Moves.Lost(service, history.Versions[0], before, after));
            Assert.Equal([], Contents.Broken(database.ConnectionString));
        }

        Assert.InRange(step, 3, MostSteps - 1);
    }

    private static async Task<bool> EndAsync(History history, OldDatabase database, SuddenEnd end)
    {
        try
        {
            await using var context = history.Open(database.ConnectionString, end);
            await context.MigrateInTurnAsync(Cancellation);
        }
        catch (Exception) when (end.Ended)
        {
            return true;
        }
        finally
        {
            database.Forget();
        }

        return false;
    }

    private static async Task MigrateAsync(History history, OldDatabase database)
    {
        await using (var context = history.Open(database.ConnectionString))
        {
            await context.MigrateInTurnAsync(Cancellation);
            Assert.Empty(await context.Database.GetPendingMigrationsAsync(Cancellation));
        }

        database.Forget();
    }
}
