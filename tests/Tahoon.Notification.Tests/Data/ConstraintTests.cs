using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Tahoon.Notification.Data;
using Tahoon.Notification.Tests.Support;
using Tahoon.Testing;
using Xunit;

namespace Tahoon.Notification.Tests.Data;

public sealed class ConstraintTests
{
    private const int Constraint = 19;

    [Theory]
    [InlineData("UPDATE Recipients SET Version = -1")]
    [InlineData("UPDATE Recipients SET Language = 'e'")]
    [InlineData("UPDATE Recipients SET TimeZone = ''")]
    [InlineData("UPDATE Recipients SET ErasedAt = '2026-06-01 08:00:00'")]
    [InlineData("UPDATE Devices SET Platform = 'toaster'")]
    [InlineData("UPDATE Devices SET Token = ''")]
    [InlineData("UPDATE Devices SET UserId = 'nobody'")]
    [InlineData("UPDATE Devices SET Token = 'same'")]
    [InlineData("UPDATE Notices SET State = 4")]
    [InlineData("UPDATE Notices SET Kind = 3")]
    [InlineData("UPDATE Notices SET \"End\" = \"Start\"")]
    [InlineData("UPDATE Notices SET MeetingId = NULL")]
    [InlineData("UPDATE Pushes SET State = 0")]
    [InlineData("UPDATE Pushes SET PartnerName = 'name', SentAt = '2026-06-01 00:00:00', State = 1")]
    [InlineData("UPDATE Pushes SET PartnerName = 'name', SentAt = NULL, State = 2")]
    [InlineData("UPDATE Pushes SET UnansweredTries = -1")]
    [InlineData("UPDATE Pushes SET NoticeId = 'nothing'")]
    [InlineData("UPDATE Pushes SET DeviceId = 'same'")]
    public async Task The_database_itself_refuses(string sql)
    {
        TestServers.SqliteAlone("the statements are in its words");
        await using var service = await NotificationUnderTest.StartAsync();
        await service.DeliverAsync(Sessions.Registered("phone", "tablet"));
        await service.DeliverAsync(Sessions.Ready());
        await service.ExpandAsync();

        var refused = await Assert.ThrowsAsync<SqliteException>(() => service.Services.WriteAsync<NotificationDb>(
            db => db.Database.ExecuteSqlRawAsync(sql, TestContext.Current.CancellationToken)));

        Assert.Equal(Constraint, refused.SqliteErrorCode);
    }
}
