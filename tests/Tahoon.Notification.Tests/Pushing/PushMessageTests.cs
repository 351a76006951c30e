using System.Text.Json;
using Tahoon.Contracts.Demonstration;
using Tahoon.Contracts.Ids;
using Tahoon.Notification.Clients.Fcm;
using Tahoon.Notification.Data;
using Tahoon.Notification.Domain;
using Tahoon.Notification.Pushing;
using Tahoon.Testing.Security;
using Xunit;

namespace Tahoon.Notification.Tests.Pushing;

public sealed class PushMessageTests
{
    private static readonly DateTime Now = new(2026, 6, 1, 8, 0, 0, DateTimeKind.Utc);

    public PushMessageTests() => IdCodec.Use(new IdCodec(new Dictionary<byte, string> { [1] = TestTokens.IdentifierKey }));

    [Theory]
    [InlineData("en")]
    [InlineData("ar")]
    public void The_longest_message_there_can_be_fits_the_partner(string language)
    {
        var notice = Of(Now.AddDays(1), new string('ع', Notice.LongestProviderName), new string('r', 64));

        var message = PushMessage.Of(Guid.NewGuid(), notice, Recipient(language), new string('t', UserDevice.LongestToken), Now);

        var bytes = JsonSerializer.SerializeToUtf8Bytes(new FcmSend(message), FcmJson.Default.FcmSend);
        Assert.InRange(bytes.Length, 1, 4096);
    }

    [Theory]
    [InlineData(24 * 60, "86400s")]
    [InlineData(-10, "0s")]
    [InlineData(90 * 24 * 60, "2419200s")]
    public void A_push_is_kept_for_a_device_that_is_off_until_the_session_is_over(int minutes, string ttl)
    {
        var message = PushMessage.Of(
            Guid.NewGuid(), Of(Now.AddMinutes(minutes), "Dr. Sara", "abcd"), Recipient("en"), "phone", Now);

        Assert.Equal(ttl, message.Android?.Ttl);
        Assert.Equal("HIGH", message.Android?.Priority);
        var seconds = int.Parse(ttl.TrimEnd('s'), System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(
            new DateTimeOffset(Now.AddSeconds(seconds)).ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture),
            message.Apns?.Headers["apns-expiration"]);
    }

    private static Notice Of(DateTime end, string providerName, string meetingId) => new()
    {
        Id = Guid.CreateVersion7(),
        Deadline = Now,
        UserId = Guid.CreateVersion7(),
        BookingId = Guid.CreateVersion7(),
        Kind = NoticeKind.MeetingReady,
        Start = end.AddMinutes(-30),
        End = end,
        ProviderName = providerName,
        MeetingId = meetingId,
    };

    private static Recipient Recipient(string language) => new()
    {
        UserId = Guid.CreateVersion7(),
        OrganisationId = DemoClinics.DemoClinic,
        Language = language,
        TimeZone = "Asia/Kuwait",
        Version = 1,
    };
}
