using Microsoft.EntityFrameworkCore;
using Tahoon.Contracts.Demonstration;
using Tahoon.Messaging.Work;
using Tahoon.Notification.Data;
using Tahoon.Notification.Domain;
using Tahoon.Notification.Tests.Support;
using Tahoon.ServiceDefaults.Data;
using Tahoon.ServiceDefaults.Security;
using Tahoon.Testing;
using Tahoon.Testing.Security;
using Xunit;

namespace Tahoon.Notification.Tests.Data;

public sealed class OwnershipTests : IAsyncLifetime
{
    private static readonly Guid Own = DemoClinics.Id(77, 1), Another = DemoClinics.Id(77, 2), OfOtherClinic = DemoClinics.Id(77, 3);

    private NotificationUnderTest _notification = null!;

    /// <summary>Who asks, and whose recipient, device, notice and push it finds.</summary>
    public static TheoryData<string, Caller?, Guid[]> Reaches => new()
    {
        { "an application", Callers.Application(), [Own, Another] },
        { "another application", Callers.Application(DemoClinics.OtherClinic), [OfOtherClinic] },
        { "a user", Callers.User(Own), [Own] },
        { "the user's id in another organisation", Callers.User(Own, DemoClinics.OtherClinic), [] },
        { "a provider", Callers.Provider(Own), [] },
        { "nobody", null, [] },
        { "another service", Callers.Service(), [Own, Another, OfOtherClinic] },
    };

    public async ValueTask InitializeAsync()
    {
        _notification = await NotificationUnderTest.StartAsync();
        await _notification.Services.WriteAsync<NotificationDb>(db =>
        {
            Add(db, Own, DemoClinics.DemoClinic);
            Add(db, Another, DemoClinics.DemoClinic);
            Add(db, OfOtherClinic, DemoClinics.OtherClinic);
            return Task.CompletedTask;
        });
    }

    public ValueTask DisposeAsync() => _notification.DisposeAsync();

    [Theory]
    [MemberData(nameof(Reaches), DisableDiscoveryEnumeration = true)]
    public async Task What_is_out_of_reach_is_not_found(string who, Caller? caller, Guid[] expected)
    {
        var found = await _notification.Services.DatabaseFor<NotificationDb>(caller).ReadAsync(
            async (db, token) => new[]
            {
                await db.Recipients.Select(row => row.UserId).ToListAsync(token),
                await db.Devices.Select(row => row.UserId).ToListAsync(token),
                await db.Notices.Select(row => row.UserId).ToListAsync(token),
                await db.Pushes.Join(db.Notices, push => push.NoticeId, notice => notice.Id, (_, notice) => notice.UserId)
                    .ToListAsync(token),
            },
            TestContext.Current.CancellationToken);

        Assert.All(found, users => Assert.True(
            expected.Order().SequenceEqual(users.Order()), $"{who} finds {string.Join(", ", users)}"));
    }

    [Theory]
    [MemberData(nameof(Reaches), DisableDiscoveryEnumeration = true)]
    public async Task A_statement_over_a_set_changes_what_is_in_reach(string who, Caller? caller, Guid[] expected)
    {
        int[] changed = [];
        await _notification.Services.SaveAsAsync<NotificationDb>(caller, async db => changed =
        [
            await db.Recipients.ExecuteUpdateAsync(set => set.SetProperty(row => row.Language, "ar")),
            await db.Pushes.ExecuteUpdateAsync(set => set.SetProperty(row => row.Reason, "changed")),
            await db.Devices.ExecuteDeleteAsync(),
            await db.Notices.ExecuteDeleteAsync(),
        ]);

        Assert.True(changed.All(count => count == expected.Length), $"{who} changes {string.Join(", ", changed)}");
    }

    [Theory]
    [MemberData(nameof(Reaches), DisableDiscoveryEnumeration = true)]
    public async Task A_device_is_added_for_a_recipient_in_reach(string who, Caller? caller, Guid[] expected)
    {
        foreach (var user in new[] { Own, Another, OfOtherClinic })
        {
            var refused = await Record.ExceptionAsync(() => _notification.Services.SaveAsAsync<NotificationDb>(caller, async db =>
            {
                await db.Recipients.SingleOrDefaultAsync(row => row.UserId == user);
                db.Add(Device(user, $"another-{who}-{user}"));
            }));

            Assert.True(expected.Contains(user) ? refused is null : refused is OutOfReachException, $"{who}: {refused}");
        }
    }

    [Fact]
    public async Task A_recipient_is_not_added_to_another_organisation() =>
        await Assert.ThrowsAsync<OutOfReachException>(() => _notification.Services.SaveAsAsync<NotificationDb>(Callers.User(Own), db =>
        {
            db.Add(Recipient(Guid.CreateVersion7(), DemoClinics.DemoClinic));
            return Task.CompletedTask;
        }));

    private static void Add(NotificationDb db, Guid user, Guid organisation)
    {
        var device = Device(user, $"phone-{user}");
        var notice = new Notice
        {
            Id = Guid.CreateVersion7(),
            UserId = user,
            BookingId = Guid.CreateVersion7(),
            Kind = NoticeKind.SessionCancelled,
            Start = new DateTime(2026, 6, 3, 9, 0, 0, DateTimeKind.Utc),
            End = new DateTime(2026, 6, 3, 9, 30, 0, DateTimeKind.Utc),
            Deadline = new DateTime(2026, 6, 3, 9, 0, 0, DateTimeKind.Utc),
            State = WorkState.Done,
        };
        var push = new Push { Id = Guid.CreateVersion7(), NoticeId = notice.Id, DeviceId = device.Id, Deadline = notice.Deadline };
        db.AddRange(Recipient(user, organisation), device, notice, push);
    }

    private static Recipient Recipient(Guid user, Guid organisation) => new()
    {
        UserId = user,
        OrganisationId = organisation,
        Language = "en",
        TimeZone = "Asia/Kuwait",
        Version = 1,
    };

    private static UserDevice Device(Guid user, string token) => new()
    {
        Id = UserDevice.IdOf(user, token),
        UserId = user,
        Token = token,
        Platform = Platforms.Android,
        RegisteredAt = DateTime.UnixEpoch,
    };
}
