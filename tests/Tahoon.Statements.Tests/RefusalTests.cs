using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Tahoon.Scheduling.Data;
using Tahoon.ServiceDefaults.Data;
using Tahoon.Testing.Statements;

namespace Tahoon.Statements.Tests;

/// <summary>What SQL Server refuses by a number means what it means on SQLite.</summary>
public sealed class RefusalTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1205)]
    [InlineData(1222)]
    [InlineData(3960)]
    public async Task A_write_that_met_another_is_done_again_with_a_fresh_context(int number)
    {
        var seen = new HashSet<DbContext>();

        var tries = await Database(new RefusingServer()).WriteAsync(
            (context, _) => seen.Add(context) && seen.Count == 1 ? throw RefusingServer.With(number) : Task.FromResult(seen.Count),
            Cancellation);

        Assert.Equal(2, tries);
    }

    [Fact]
    public async Task A_batch_that_met_another_is_done_again()
    {
        var server = new RefusingServer(1205);

        await Database(server).AtOnceAsync(
            (context, token) => context.Database.SqlQueryRaw<int>("SELECT 1 AS Value").ToListAsync(token), Cancellation);

        Assert.Equal(2, server.Asked);
    }

    [Theory]
    [InlineData(2627)]
    [InlineData(2601)]
    public async Task A_duplicate_is_told_at_once_and_somebody_was_first(int number)
    {
        var tries = 0;

        var told = await Assert.ThrowsAnyAsync<Exception>(() => Database(new RefusingServer()).WriteAsync<int>(
            (_, _) =>
            {
                tries++;
                throw RefusingServer.With(number);
            },
            Cancellation));

        Assert.Equal(1, tries);
        Assert.True(StorageFaults.IsDuplicate(told));
    }

    [Theory]
    [InlineData(1205)]
    [InlineData(1222)]
    [InlineData(3960)]
    [InlineData(-2)]
    public void What_was_refused_again_and_again_is_a_database_that_is_busy(int number) => Assert.True(
        StorageFaults.IsUnavailable(new RetryLimitExceededException("", RefusingServer.With(number))));

    private static Database<SchedulingDb> Database(RefusingServer server)
    {
        var options = new DbContextOptionsBuilder<SqlServerSchedulingDb>();
        options.UseTahoonSqlServer("Server=nowhere").AddInterceptors(server);
        return new Database<SchedulingDb>(
            new Contexts(options.Options), new WriterGate<SchedulingDb>(oneAtATime: false), new AmbientReach(new HttpContextAccessor())).AsSystem;
    }

    private sealed class Contexts(DbContextOptions<SqlServerSchedulingDb> options) : IDbContextFactory<SchedulingDb>
    {
        public SchedulingDb CreateDbContext() => new SqlServerSchedulingDb(options);
    }
}
