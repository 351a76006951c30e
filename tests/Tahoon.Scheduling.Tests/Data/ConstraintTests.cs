using Microsoft.Data.Sqlite;
using Tahoon.Scheduling.Tests.Support;
using Tahoon.Testing;
using Tahoon.Testing.Security;
using static Tahoon.Scheduling.Tests.Support.Providers;

namespace Tahoon.Scheduling.Tests.Data;

public sealed class ConstraintTests(SchedulingService service) : IClassFixture<SchedulingService>
{
    [Theory]
    [InlineData("UPDATE Allocations SET State = 5")]
    [InlineData("UPDATE Allocations SET Version = 0")]
    [InlineData("UPDATE Allocations SET Owner = NULL")]
    [InlineData("UPDATE Allocations SET ProviderId = NULL")]
    [InlineData("UPDATE Allocations SET ProviderId = '11111111-1111-1111-1111-111111111111'")]
    [InlineData("UPDATE Allocations SET EndsAt = StartsAt")]
    [InlineData("UPDATE Allocations SET EndCell = FirstCell")]
    [InlineData("UPDATE Allocations SET EndCell = FirstCell + 289")]
    [InlineData("UPDATE Allocations SET State = 1")]
    [InlineData("UPDATE Allocations SET State = 1, ExpiresAt = '2026-06-02'")]
    [InlineData("UPDATE Allocations SET State = 1, ExpiresAt = '2026-06-02', UserId = Id")]
    [InlineData("INSERT INTO Allocations (Id, State, Version, HoldId) SELECT 'x', 4, 1, 'h' UNION ALL SELECT 'y', 4, 1, 'h'")]
    [InlineData("INSERT INTO HolderLocks (HolderId, Turn) VALUES ('x', 1), ('x', 2)")]
    [InlineData("DELETE FROM Allocations")]
    [InlineData("INSERT INTO Cells SELECT ProviderId, Number, AllocationId FROM Cells")]
    [InlineData("UPDATE Cells SET Number = -1")]
    [InlineData("UPDATE Cells SET AllocationId = '11111111-1111-1111-1111-111111111111'")]
    [InlineData("UPDATE Schedules SET TimeZone = ''")]
    [InlineData("UPDATE Schedules SET Version = 0")]
    [InlineData("UPDATE Schedules SET SlotMinutes = 7")]
    [InlineData("UPDATE Schedules SET BufferBeforeMinutes = -5")]
    [InlineData("UPDATE Schedules SET BufferAfterMinutes = 121")]
    [InlineData("UPDATE Schedules SET NoticeMinutes = -1")]
    [InlineData("UPDATE Schedules SET HorizonDays = 0")]
    [InlineData("UPDATE Schedules SET MaxPerDay = 0")]
    [InlineData("UPDATE SessionLengths SET Minutes = 31")]
    [InlineData("UPDATE WeekHours SET Day = 8")]
    [InlineData("UPDATE WeekHours SET Opens = 1440")]
    [InlineData("UPDATE WeekHours SET Closes = Opens")]
    [InlineData("UPDATE WeekHours SET ValidFrom = '2026-06-02', ValidTo = '2026-06-01'")]
    [InlineData("INSERT INTO DateHours (Id, ProviderId, Date, Opens) SELECT 'x', ProviderId, '2026-06-01', 60 FROM Schedules")]
    [InlineData("UPDATE HolidayLists SET Version = 0")]
    [InlineData("UPDATE Holidays SET Title = ' '")]
    [InlineData("UPDATE Holidays SET EveryYear = 2")]
    [InlineData("UPDATE Holidays SET OrganisationId = '11111111-1111-1111-1111-111111111111'")]
    [InlineData("INSERT INTO Holidays SELECT * FROM Holidays")]
    [InlineData("INSERT INTO HolidayLists SELECT * FROM HolidayLists")]
    [InlineData("INSERT INTO TimeOff (Id, ProviderId, StartsAt, EndsAt) SELECT 'x', ProviderId, '2026-06-02', '2026-06-02' FROM Schedules")]
    public async Task The_database_itself_refuses(string statement)
    {
        TestServers.SqliteAlone("the statements are in its words");
        var provider = await service.AddProviderAsync();
        await new AllocationCalls(service).ReserveAsync(provider, Tuesday(9));
        await new ScheduleCalls(service, Callers.Application()).CloseAsync(("2020-01-01", false));
        await using var connection = new SqliteConnection(service.ConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // the statements above
        command.CommandText = statement;
#pragma warning restore CA2100

        var refused = await Assert.ThrowsAsync<SqliteException>(
            () => command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken));

        Assert.Equal(19, refused.SqliteErrorCode);
    }
}
