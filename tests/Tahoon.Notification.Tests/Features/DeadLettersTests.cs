using System.Net;
using System.Net.Http.Json;
using Tahoon.Contracts.Json;
using Tahoon.Notification.Domain;
using Tahoon.Notification.Features;
using Tahoon.Notification.Tests.Support;
using Tahoon.Testing.Security;
using Xunit;

namespace Tahoon.Notification.Tests.Features;

public sealed class DeadLettersTests
{
    private static readonly Uri Address = new("/internal/dead-letters", UriKind.Relative);

    [Fact]
    public async Task Only_services_may_read_dead_letters()
    {
        await using var service = await NotificationUnderTest.StartAsync();
        using var anybody = service.ClientFor(null);
        using var application = service.ClientFor(Callers.Application());

        using var unknown = await anybody.GetAsync(Address, TestContext.Current.CancellationToken);
        using var forbidden = await application.GetAsync(Address, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Unauthorized, unknown.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, forbidden.StatusCode);
    }

    [Fact]
    public async Task A_push_that_ended_badly_is_listed_with_its_reason()
    {
        await using var service = await NotificationUnderTest.StartAsync();
        await service.DeliverAsync(Sessions.Registered("mismatch-phone", "tablet"));
        var id = Guid.CreateVersion7();
        await service.DeliverAsync(Sessions.Cancelled(), id);
        await service.WorkAsync();
        using var client = service.ClientFor(Callers.Service());

        var letters = await client.GetFromJsonAsync<DeadLetters>(Address, WireJson.Options, TestContext.Current.CancellationToken);

        Assert.Equal(1, letters!.Total);
        var letter = Assert.Single(letters.Items);
        Assert.Equal((id, Sessions.Booking, Sessions.User), (letter.EventId, letter.BookingId, letter.UserId));
        Assert.Equal((NoticeKind.SessionCancelled, "403 SENDER_ID_MISMATCH", 1), (letter.Kind, letter.Reason, letter.Attempts));
    }
}
