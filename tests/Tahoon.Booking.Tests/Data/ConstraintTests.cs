using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Tahoon.Booking.Data;
using Tahoon.Booking.Tests.Support;
using Tahoon.Testing;
using Xunit;

namespace Tahoon.Booking.Tests.Data;

/// <summary>Two bookings with all that belongs to them; whatever is refused leaves them as they are.</summary>
public sealed class ConstraintTests(BookingService booking) : IClassFixture<BookingService>, IAsyncLifetime
{
    private const string ForeignKey = "FOREIGN KEY constraint failed";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        TestServers.SqliteAlone("the statements are in its words");
        if (await booking.Services.ReadAsync<BookingDb, bool>(database => database.Bookings.AnyAsync(Cancellation)))
            return;

        await booking.BookAsync(booking.Start);
        await booking.BookAsync(booking.Start.AddHours(1));
        await RunAsync("""
            INSERT INTO Meetings (Id, CustomRoomId, RoomId, OrganisationId, UserId, ProviderId, ProviderName, "Start", "End",
                BookingVersion, Wanted, State, NextAttemptAt, Deadline, Attempts, Interruptions)
            SELECT BookingId, BookingId, BookingId, OrganisationId, UserId, ProviderId, ProviderName, "Start", "End",
                1, 1, 2, "Start", "End", 0, 0 FROM Bookings;
            INSERT INTO AccessTrail SELECT BookingId, strftime('%Y-%m-%d %H:%M:%f', 'now'), 1, BookingId, BookingId, OrganisationId, UserId,
                1, 'booking', BookingId, NULL FROM Bookings;
            INSERT INTO Policies (OrganisationId, Version, LateCancelRefundPercent, At, ByKind, BySubject)
            SELECT OrganisationId, 1, 50, CreatedAt, 1, OrganisationId FROM Bookings LIMIT 1;
            INSERT INTO Inbox SELECT 'meetings', BookingId, CreatedAt FROM Bookings;
            """);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [InlineData("UPDATE Bookings SET \"End\" = \"Start\"", "CK_Bookings_Order")]
    [InlineData("UPDATE Bookings SET Status = 0", "CK_Bookings_Status")]
    [InlineData("UPDATE Bookings SET Status = 5", "CK_Bookings_Status")]
    [InlineData("UPDATE Bookings SET Version = 0", "CK_Bookings_Version")]
    [InlineData("UPDATE Bookings SET PriceMinor = -1", "CK_Bookings_Price")]
    [InlineData("UPDATE Bookings SET UserId = NULL", "Bookings.UserId")]
    [InlineData("UPDATE Bookings SET OrderId = 'same'", "Bookings.OrderId")]
    [InlineData("UPDATE Bookings SET AllocationId = 'same'", "Bookings.AllocationId")]
    [InlineData("DELETE FROM Bookings", ForeignKey)]
    [InlineData("UPDATE BookingEvents SET Data = Data", "BookingEvents is append-only")]
    [InlineData("UPDATE BookingEvents SET TraceId = NULL", "BookingEvents is append-only")]
    [InlineData("DELETE FROM BookingEvents", "BookingEvents is append-only")]
    [InlineData("REPLACE INTO BookingEvents SELECT * FROM BookingEvents", "BookingEvents is append-only")]
    [InlineData(
        "INSERT INTO BookingEvents SELECT BookingId, 0, Data, At, ByKind, BySubject, TraceId FROM BookingEvents", "CK_BookingEvents_Version")]
    [InlineData(
        "INSERT INTO BookingEvents SELECT BookingId || '-', Version, Data, At, ByKind, BySubject, TraceId FROM BookingEvents", ForeignKey)]
    [InlineData("UPDATE AccessTrail SET UserId = UserId", "AccessTrail is append-only")]
    [InlineData("DELETE FROM AccessTrail", "AccessTrail is append-only")]
    [InlineData("UPDATE UserKeys SET ProtectedKey = NULL", "CK_UserKeys_Destroyed")]
    [InlineData("UPDATE UserKeys SET DestroyedAt = CreatedAt", "CK_UserKeys_Destroyed")]
    [InlineData("INSERT INTO BookingEvents SELECT * FROM BookingEvents", "BookingEvents.BookingId, BookingEvents.Version")]
    [InlineData("UPDATE Policies SET LateCancelRefundPercent = 100", "Policies is append-only")]
    [InlineData("DELETE FROM Policies", "Policies is append-only")]
    [InlineData("INSERT INTO Policies SELECT * FROM Policies", "Policies.OrganisationId, Policies.Version")]
    [InlineData("INSERT INTO Policies SELECT OrganisationId, 0, 1, 1, 1, At, 1, BySubject FROM Policies", "CK_Policies_Version")]
    [InlineData("INSERT INTO Policies SELECT OrganisationId, 2, 10081, 1, 1, At, 1, BySubject FROM Policies", "CK_Policies_Cancellation")]
    [InlineData("INSERT INTO Policies SELECT OrganisationId, 2, 1, -1, 1, At, 1, BySubject FROM Policies", "CK_Policies_Reschedule")]
    [InlineData("INSERT INTO Policies SELECT OrganisationId, 2, 1, 1, 101, At, 1, BySubject FROM Policies", "CK_Policies_Refund")]
    [InlineData("UPDATE Decisions SET Kind = 2", "CK_Decisions_Kind")]
    [InlineData("UPDATE Decisions SET BookingId = NULL", "CK_Decisions_Kind")]
    [InlineData("UPDATE Decisions SET Kind = 3", "CK_Decisions_Kind")]
    [InlineData("UPDATE Decisions SET BookingId = 'nothing'", ForeignKey)]
    [InlineData(
        "INSERT INTO Decisions (AllocationId, Kind, DecidedAt) SELECT AllocationId, 2, DecidedAt FROM Decisions",
        "Decisions.AllocationId")]
    [InlineData("UPDATE Claims SET Attempt = 0", "CK_Claims_Attempt")]
    [InlineData("UPDATE Claims SET Finished = 0", "CK_Claims_Finished")]
    [InlineData("UPDATE Claims SET Status = NULL", "CK_Claims_Finished")]
    [InlineData("UPDATE Claims SET SubjectId = 'same'", "Claims.SubjectId")]
    [InlineData("UPDATE Claims SET KeyHash = 'same'", "Claims.ApplicationId, Claims.KeyHash")]
    [InlineData("INSERT INTO Outbox SELECT * FROM Outbox", "Outbox.EventId, Outbox.Queue")]
    [InlineData("INSERT INTO Inbox SELECT * FROM Inbox", "Inbox.Consumer, Inbox.MessageId")]
    [InlineData("UPDATE Meetings SET \"End\" = \"Start\"", "CK_Meetings_Order")]
    [InlineData("UPDATE Meetings SET State = 0", "CK_Meetings_State")]
    [InlineData("UPDATE Meetings SET State = 4", "CK_Meetings_State")]
    [InlineData("UPDATE Meetings SET BookingVersion = 0", "CK_Meetings_BookingVersion")]
    [InlineData("UPDATE Meetings SET RoomId = NULL", "CK_Meetings_Ready")]
    [InlineData("UPDATE Meetings SET ProviderName = NULL", "CK_Meetings_Ready")]
    [InlineData("UPDATE Meetings SET RoomId = 'same'", "Meetings.RoomId")]
    [InlineData("UPDATE Meetings SET CustomRoomId = 'same'", "Meetings.CustomRoomId")]
    [InlineData("UPDATE Meetings SET Id = Id || '-'", ForeignKey)]
    public async Task The_database_itself_refuses(string sql, string rule)
    {
        var refused = await Assert.ThrowsAsync<SqliteException>(() => RunAsync(sql));

        Assert.Contains(rule, refused.Message, StringComparison.Ordinal);
    }

    private Task RunAsync(string sql) => booking.Services.WriteAsync<BookingDb>(
        database => database.Database.ExecuteSqlRawAsync(sql, Cancellation));
}
