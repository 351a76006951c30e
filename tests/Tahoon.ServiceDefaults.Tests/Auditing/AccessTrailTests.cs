using System.ComponentModel.DataAnnotations;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Tahoon.ServiceDefaults.Auditing;
using Tahoon.ServiceDefaults.Data;
using Tahoon.ServiceDefaults.Security;
using Tahoon.ServiceDefaults.Tests.Support;
using Tahoon.Testing.Security;
using Xunit;

namespace Tahoon.ServiceDefaults.Tests.Auditing;

public sealed class AccessTrailTests : IDisposable
{
    private readonly ThingsFile _file = new();
    private readonly AccessTrail<ThingsDb> _trail;

    public AccessTrailTests() => _trail = new(_file.Database, TimeProvider.System);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _trail.Dispose();
        _file.Dispose();
    }

    [Fact]
    public async Task Many_readers_at_once_share_a_few_transactions_and_each_line_is_there()
    {
        await using var writer = await LockAsync();
        var reading = Enumerable.Range(0, 100).Select(_ => Task.Run(() => RecordAsync(Guid.CreateVersion7()), Cancellation)).ToList();
        await Task.Delay(100, Cancellation);

        await writer.DisposeAsync();
        await Task.WhenAll(reading);

        Assert.Equal(100, await CountAsync());
        Assert.InRange(_file.Commits, 1, 50);
    }

    [Fact]
    public async Task While_the_database_takes_nothing_nothing_may_be_answered_and_the_next_one_may()
    {
        await using (await LockAsync())
            await Assert.ThrowsAsync<StorageUnavailableException>(() => RecordAsync(Guid.CreateVersion7()));

        await RecordAsync(Guid.CreateVersion7());

        Assert.Equal(1, await CountAsync());
    }

    [Fact]
    public async Task More_lines_than_may_wait_are_refused()
    {
        var users = Enumerable.Range(0, AccessTrail<ThingsDb>.MostWaiting + 1).Select(_ => Guid.NewGuid());

        await Assert.ThrowsAsync<StorageUnavailableException>(
            () => _trail.RecordAsync(Callers.Application(), AccessAction.Search, "thing", users));

        Assert.Equal(0, await CountAsync());
        await RecordAsync(Guid.CreateVersion7());
    }

    [Fact]
    public async Task A_long_list_goes_in_several_transactions()
    {
        var users = Enumerable.Range(0, AccessTrail<ThingsDb>.MostInOne + 1).Select(_ => Guid.NewGuid()).ToList();

        await _trail.RecordAsync(Callers.Application(), AccessAction.Search, "thing", [.. users, .. users]);

        Assert.Equal((users.Count, 2), (await CountAsync(), _file.Commits));
    }

    [Fact]
    public async Task What_users_read_of_themselves_is_not_recorded()
    {
        var user = Guid.CreateVersion7();

        await _trail.RecordAsync(Callers.User(user), AccessAction.Read, "thing", [user]);

        Assert.Equal(0, await CountAsync());
    }

    [Theory]
    [InlineData("ClaimsHours", 23)]
    [InlineData("InboxDays", 29)]
    [InlineData("OutboxDays", 6)]
    [InlineData("ReleasedAllocationsDays", 29)]
    [InlineData("NoticesDays", 29)]
    [InlineData("AccessTrailDays", 89)]
    public void Less_than_what_is_needed_can_not_be_configured(string name, int value)
    {
        Assert.Throws<ValidationException>(() => RetentionPeriods.Of(Configured(name, value)));
        RetentionPeriods.Of(Configured(name, value + 1));
    }

    [Fact]
    public void Nothing_configured_is_what_the_documents_say()
    {
        var kept = RetentionPeriods.Of(new ConfigurationBuilder().Build());

        const int Day = 24 * 60 * 60;
        Assert.Equal(
            (Day, 30 * Day, 7 * Day, 30 * Day, 30 * Day, 365 * Day),
            (kept.ClaimsSeconds, kept.InboxSeconds, kept.OutboxSeconds, kept.ReleasedAllocationsSeconds, kept.NoticesSeconds, kept.AccessTrailSeconds));
    }

    private static IConfiguration Configured(string name, int value) => new ConfigurationBuilder()
        .AddInMemoryCollection([KeyValuePair.Create($"{RetentionPeriods.Section}:{name}", (string?)$"{value}")]).Build();

    private Task RecordAsync(Guid user) =>
        _trail.RecordAsync(new Caller(CallerKind.Provider, Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid()), AccessAction.Read, "thing", [user]);

    private Task<int> CountAsync() =>
        _file.Database.ReadAsync((context, token) => context.Set<AccessRow>().CountAsync(token), Cancellation);

    /// <summary>Another process that writes until it is disposed.</summary>
    private async Task<SqliteConnection> LockAsync()
    {
        var connection = new SqliteConnection($"{_file.ConnectionString};Pooling=False");
        await connection.OpenAsync(Cancellation);
        await using var begin = connection.CreateCommand();
        begin.CommandText = "BEGIN IMMEDIATE";
        await begin.ExecuteNonQueryAsync(Cancellation);
        return connection;
    }
}
