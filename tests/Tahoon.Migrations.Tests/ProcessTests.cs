using Microsoft.EntityFrameworkCore;
using Tahoon.Migrations.Tests.Histories;
using Tahoon.Migrations.Tests.Processes;
using Tahoon.Migrations.Tests.Rows;
using Xunit;

namespace Tahoon.Migrations.Tests;

public sealed class ProcessTests
{
    private const int Seed = 11, Kills = 2, LatestKillMilliseconds = 900;

    public static TheoryData<string> Names { get; } = new(Services.Names);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Killed_at_any_moment_and_then_started_twice_at_once_both_end_well_with_all_rows(string service)
    {
        var history = Services.OnSqliteOf(service);
        using var old = await OldDatabase.AtAsync(history, history.Versions[0], Cancellation);
        await ForgetKeysAsync(old);
        var before = Contents.Of(old.ConnectionString);
        var random = new Random(Seed + service.Length);

        for (var kill = 0; kill < Kills; kill++)
        {
            using var killed = MigratingProcess.Start(service, old.ConnectionString);
            await Task.Delay(random.Next(LatestKillMilliseconds), Cancellation);
            killed.Kill();
            await killed.EndAsync(Cancellation);
        }

        using var one = MigratingProcess.Start(service, old.ConnectionString);
        using var other = MigratingProcess.Start(service, old.ConnectionString);
        var ends = await Task.WhenAll(one.EndAsync(Cancellation), other.EndAsync(Cancellation));

        Assert.All(ends, end => Assert.True(end.Code == 0, end.Said));
        Assert.Equal([], Moves.Lost(service, history.Versions[0], before, Contents.Of(old.ConnectionString)));
        Assert.Equal([], Contents.Broken(old.ConnectionString));
        await using var context = old.Open();
        Assert.Empty(await context.Database.GetPendingMigrationsAsync(Cancellation));
    }

    /// <summary>A service reads its keys after it has migrated: those made up here are none.</summary>
    private static async Task ForgetKeysAsync(OldDatabase old)
    {
        await using (var context = old.Open())
            foreach (var (table, sql) in new[] { ("SigningKeys", "DELETE FROM SigningKeys"), ("DataProtectionKeys", "DELETE FROM DataProtectionKeys") })
                if (Contents.Of(old.ConnectionString).Tables.ContainsKey(table))
                    await context.Database.ExecuteSqlRawAsync(sql, Cancellation);
        old.Forget();
    }
}
