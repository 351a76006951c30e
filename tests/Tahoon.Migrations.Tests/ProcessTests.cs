using Microsoft.EntityFrameworkCore;
using Tahoon.Migrations.Tests.Histories;
using Tahoon.Migrations.Tests.Processes;
using Tahoon.Migrations.Tests.Rows;
using Xunit;

namespace Tahoon.Migrations.Tests;

public sealed class ProcessTests
{
    public static TheoryData<string> Names { get; } = new(Services.Names);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Started_twice_at_once_on_an_old_database_both_end_well_with_all_rows(string service)
    {
        var history = Services.OnSqliteOf(service);
        using var old = await OldDatabase.AtAsync(history, history.Versions[0], Cancellation);
        await ForgetKeysAsync(old);
        var before = Contents.Of(old.ConnectionString);
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
