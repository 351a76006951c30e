using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Tahoon.Contracts.Errors;
using Tahoon.ServiceDefaults.Data;
using Tahoon.ServiceDefaults.Tests.Support;
using Xunit;

namespace Tahoon.ServiceDefaults.Tests.Data;

public sealed class DatabaseTests : IDisposable
{
    private readonly ThingsFile _file = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _file.Dispose();

    [Fact]
    public async Task A_good_outcome_is_written()
    {
        var outcome = await _file.Database.WriteAsync(
            (context, _) =>
            {
                context.Add(new Thing { Id = 1, Name = "one" });
                return Task.FromResult<Result<string>>("done");
            },
            Cancellation);

        Assert.Equal("done", outcome.Value);
        Assert.Equal(1, await _file.CountAsync());
    }

    [Fact]
    public async Task A_failed_outcome_rolls_everything_back_also_what_was_executed_already()
    {
        var outcome = await _file.Database.WriteAsync<Result<string>>(
            async (context, token) =>
            {
                await context.Database.ExecuteSqlAsync($"INSERT INTO Things (Id, Name, At) VALUES (1, 'one', '2026-06-01')", token);
                context.Add(new Thing { Id = 2, Name = "two" });
                return Failures.Conflict;
            },
            Cancellation);

        Assert.Equal(Failures.Conflict, outcome.Failure);
        Assert.Equal(0, await _file.CountAsync());
    }

    [Fact]
    public async Task An_exception_rolls_everything_back()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => _file.Database.WriteAsync<int>(
            async (context, token) =>
            {
                await context.Database.ExecuteSqlAsync($"INSERT INTO Things (Id, Name, At) VALUES (1, 'one', '2026-06-01')", token);
                throw new InvalidOperationException();
            },
            Cancellation));

        Assert.Equal(0, await _file.CountAsync());
    }

    [Fact]
    public async Task A_rule_of_the_database_is_told_as_a_duplicate()
    {
        await AddAsync(1, "one");

        var refused = await Assert.ThrowsAnyAsync<DbUpdateException>(() => AddAsync(2, "one"));

        Assert.True(StorageFaults.IsDuplicate(refused));
        Assert.False(StorageFaults.IsUnavailable(refused));
    }

    [Fact]
    public async Task A_database_that_another_process_keeps_is_unavailable_to_writers_and_readers_go_on()
    {
        await AddAsync(1, "one");
        await using var other = new SqliteConnection(_file.ConnectionString);
        await other.OpenAsync(Cancellation);
        await using var transaction = await other.BeginTransactionAsync(Cancellation);

        await Assert.ThrowsAsync<StorageUnavailableException>(() => AddAsync(2, "two"));

        Assert.Equal(1, await _file.CountAsync());
    }

    [Fact]
    public async Task A_file_that_can_not_be_opened_is_unavailable_to_readers_too()
    {
        var options = new DbContextOptionsBuilder<ThingsDb>().UseSqlite("Data Source=/nowhere/at/all.db").Options;
        using var gate = new WriterGate<ThingsDb>(oneAtATime: true);
        var database = new Database<ThingsDb>(new Factory(options), gate, new AmbientReach(new HttpContextAccessor()));

        await Assert.ThrowsAsync<StorageUnavailableException>(
            () => database.ReadAsync((context, token) => context.Things.CountAsync(token), Cancellation));
    }

    [Fact]
    public async Task Writers_of_one_process_take_turns_and_lose_nothing()
    {
        await AddAsync(1, "0");

        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => _file.Database.WriteAsync(
            async (context, token) =>
            {
                var thing = await context.Things.SingleAsync(token);
                thing.Name = (int.Parse(thing.Name, null) + 1).ToString(null as IFormatProvider);
                return true;
            },
            Cancellation)));

        Assert.Equal("50", await _file.Database.ReadAsync(
            (context, token) => context.Things.Select(thing => thing.Name).SingleAsync(token), Cancellation));
    }

    [Fact]
    public async Task Queries_ask_the_clock_of_the_database()
    {
        await AddAsync(1, "past", TimeProvider.System.GetUtcNow().UtcDateTime.AddSeconds(-30));
        await AddAsync(2, "soon", TimeProvider.System.GetUtcNow().UtcDateTime.AddSeconds(30));
        await AddAsync(3, "later", TimeProvider.System.GetUtcNow().UtcDateTime.AddSeconds(90));

        Assert.Equal(["past"], await NamesAsync(things => things.Where(thing => thing.At < DatabaseClock.UtcNow())));
        Assert.Equal(["past", "soon"], await NamesAsync(things => things.Where(thing => thing.At < DatabaseClock.InSeconds(60))));
        Assert.Equal([], await NamesAsync(things => things.Where(thing => thing.At < DatabaseClock.InSeconds(-60))));
    }

    [Fact]
    public async Task A_lease_is_set_and_read_by_the_clock_of_the_database()
    {
        await AddAsync(1, "leased");

        await _file.Database.WriteAsync(
            (context, token) => context.Things.ExecuteUpdateAsync(
                set => set.SetProperty(thing => thing.At, _ => DatabaseClock.InSeconds(15)), token),
            Cancellation);

        var (until, now) = await _file.Database.ReadAsync(
            async (context, token) => (
                await context.Things.Select(thing => thing.At).SingleAsync(token), await DatabaseClock.ReadAsync(context, token)),
            Cancellation);
        Assert.InRange(until - now, TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(15.001));
        Assert.Equal(DateTimeKind.Utc, until.Kind);
    }

    [Fact]
    public async Task Instants_are_kept_in_utc_to_the_microsecond()
    {
        var instant = new DateTime(2026, 6, 1, 8, 0, 0, DateTimeKind.Utc).AddTicks(1234567);
        await AddAsync(1, "precise", instant);

        var read = await _file.Database.ReadAsync(
            (context, token) => context.Things.Select(thing => thing.At).SingleAsync(token), Cancellation);

        Assert.Equal(instant.AddTicks(-7), read);
        Assert.Equal(DateTimeKind.Utc, read.Kind);
    }

    private Task<bool> AddAsync(int id, string name, DateTime? at = null) => _file.Database.WriteAsync(
        (context, _) =>
        {
            context.Add(new Thing { Id = id, Name = name, At = at ?? DateTime.UnixEpoch });
            return Task.FromResult(true);
        },
        Cancellation);

    private Task<List<string>> NamesAsync(Func<IQueryable<Thing>, IQueryable<Thing>> chosen) => _file.Database.ReadAsync(
        (context, token) => chosen(context.Things).OrderBy(thing => thing.Id).Select(thing => thing.Name).ToListAsync(token),
        Cancellation);

    private sealed class Factory(DbContextOptions<ThingsDb> options) : IDbContextFactory<ThingsDb>
    {
        public ThingsDb CreateDbContext() => new(options);
    }
}
