using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Tahoon.Contracts.Demonstration;
using Tahoon.Contracts.Events;
using Tahoon.Contracts.Ids;
using Tahoon.Contracts.Internal;
using Tahoon.Notification.Data;
using Tahoon.Notification.Tests.Support;
using Tahoon.Testing;
using Tahoon.Testing.Http;
using Tahoon.Testing.Security;
using Xunit;

namespace Tahoon.Notification.Tests.Messages;

public sealed class ErasureTests : IAsyncLifetime
{
    private NotificationUnderTest _service = null!;

    private static UserErased Erased => new(Sessions.User, DemoClinics.DemoClinic, new(2026, 6, 1, 8, 0, 0, DateTimeKind.Utc));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _service = await NotificationUnderTest.StartAsync();

    public ValueTask DisposeAsync() => _service.DisposeAsync();

    [Fact]
    public async Task Recipient_devices_notices_and_pushes_are_gone_and_a_tombstone_stays()
    {
        await _service.DeliverAsync(Sessions.Registered("phone"));
        await _service.DeliverAsync(Sessions.Ready());
        await _service.ExpandAsync();
        await _service.DeliverAsync(Sessions.Cancelled());

        await _service.DeliverAsync(Erased);

        await NothingIsLeftAsync();
        var tombstone = await TombstoneAsync();
        Assert.Equal(("en", "UTC", int.MaxValue), (tombstone.Language, tombstone.TimeZone, tombstone.Version));
        Assert.NotNull(tombstone.ErasedAt);
        await _service.WorkAsync();
        Assert.Empty(await _service.Partners.PushesAsync());
    }

    [Fact]
    public async Task What_comes_late_about_an_erased_user_is_dropped_and_brings_nobody_back()
    {
        await _service.DeliverAsync(Erased);

        await _service.DeliverAsync(Sessions.Registered("phone"));
        await _service.DeliverAsync(Sessions.RegisteredAs("ar", 7, "tablet"));
        await _service.DeliverAsync(Sessions.Ready());
        await _service.DeliverAsync(Sessions.Cancelled());
        await _service.WorkAsync();

        await NothingIsLeftAsync();
        Assert.NotNull((await TombstoneAsync()).ErasedAt);
        Assert.Empty(await _service.Partners.PushesAsync());
    }

    [Fact]
    public async Task Twice_it_is_one_erasure()
    {
        await _service.DeliverAsync(Sessions.Registered("phone"));
        await _service.DeliverAsync(Erased);
        var first = await TombstoneAsync();
        _service.Clock.Advance(TimeSpan.FromMinutes(1));

        await _service.DeliverAsync(Erased);

        Assert.Equal(first.ErasedAt, (await TombstoneAsync()).ErasedAt);
    }

    [Fact]
    public async Task A_push_under_way_while_its_user_is_erased_is_forgotten_when_it_ends()
    {
        await _service.DeliverAsync(Sessions.Registered("phone"));
        await _service.DeliverAsync(Sessions.Ready());
        await _service.ExpandAsync();
        var push = Assert.Single(await _service.TakePushesAsync());

        await _service.DeliverAsync(Erased);
        await _service.TryAsync(push);

        await NothingIsLeftAsync();
        Assert.Empty(await _service.Partners.PushesAsync());
    }

    [Fact]
    public async Task A_notice_written_down_while_its_user_was_erased_goes_with_the_next_try()
    {
        await _service.DeliverAsync(Sessions.Ready());
        await _service.Services.WriteAsync<NotificationDb>(db =>
        {
            db.Add(Recipient.Erased(Sessions.User, DemoClinics.DemoClinic, _service.Clock.GetUtcNow().UtcDateTime));
            return Task.CompletedTask;
        });

        await _service.WorkAsync();

        await NothingIsLeftAsync();
    }

    [Fact]
    public async Task To_the_endpoints_an_erased_user_does_not_exist_for_its_own_token_neither()
    {
        await _service.DeliverAsync(Sessions.Registered("phone"));
        await _service.DeliverAsync(Erased);

        foreach (var caller in new[] { Callers.Application(), Callers.User(Sessions.User) })
        {
            using var client = _service.ClientFor(caller);
            var path = $"/api/v1/users/{new UserId(Sessions.User)}/devices/phone";
            Assert.Equal(HttpStatusCode.NotFound, (await client.PutAsJsonAsync(path, new { platform = "ios" }, Cancellation)).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await client.DeleteAsync(path, Cancellation)).StatusCode);
        }

        await NothingIsLeftAsync();
    }

    [Fact]
    public async Task A_device_registered_while_its_user_is_erased_is_not_kept()
    {
        _service.Network.Answer("identity", async (request, _) =>
        {
            if (IdentityAnswers.Knows(request))
                return IdentityAnswers.To(request);

            // Identity answered just before it erased, and its news overtakes the answer
            await _service.DeliverAsync(Erased);
            return TestAnswers.Json(new UserView(Sessions.User, DemoClinics.DemoClinic, "Asia/Kuwait", "en"));
        });
        using var client = _service.ClientFor(Callers.Application());

        using var answer = await client.PutAsJsonAsync(
            $"/api/v1/users/{new UserId(Sessions.User)}/devices/phone", new { platform = "ios" }, Cancellation);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        await NothingIsLeftAsync();
    }

    [Fact]
    public async Task An_export_has_what_is_held_and_of_an_erased_user_there_is_none()
    {
        await _service.DeliverAsync(Sessions.Registered("phone"));
        await _service.DeliverAsync(Sessions.Ready());
        await _service.WorkAsync();
        using var client = _service.ClientFor(Callers.Service());
        var path = new Uri($"/internal/users/{Sessions.User}/export?organisationId={DemoClinics.DemoClinic}", UriKind.Relative);

        var export = await client.GetStringAsync(path, Cancellation);
        await _service.DeliverAsync(Erased);
        using var afterwards = await client.GetAsync(path, Cancellation);

        Assert.Contains("\"token\":\"phone\"", export, StringComparison.Ordinal);
        Assert.Contains($"\"bookingId\":\"{new BookingId(Sessions.Booking)}\"", export, StringComparison.Ordinal);
        Assert.Contains("\"partnerName\":\"projects/", export, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, afterwards.StatusCode);
    }

    private async Task NothingIsLeftAsync()
    {
        Assert.Empty(await _service.DevicesAsync());
        Assert.Empty(await _service.NoticesAsync());
        Assert.Empty(await _service.PushesAsync());
    }

    private Task<Recipient> TombstoneAsync() =>
        _service.Services.ReadAsync<NotificationDb, Recipient>(db => db.Recipients.SingleAsync());
}
