using System.Globalization;
using Tahoon.Contracts.Ids;
using Tahoon.Notification.Clients.Fcm;
using Tahoon.Notification.Data;
using Tahoon.Notification.Domain;
using Tahoon.Notification.Texts;

namespace Tahoon.Notification.Pushing;

/// <summary>A notice as FCM takes it. What apps read is in <c>data</c>; the texts are for the eyes only.</summary>
internal static class PushMessage
{
    /// <summary>Longer than that FCM keeps nothing.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromDays(28);

    public static FcmMessage Of(Guid notificationId, Notice notice, Recipient recipient, string deviceToken, DateTime now)
    {
        var text = Language.Of(recipient.Language).Say(notice.Kind, notice.ProviderName, notice.Start, recipient.TimeZone);
        var until = Until(notice, now);
        return new FcmMessage(
            deviceToken,
            new FcmNotification(text.Title, text.Body),
            Data(notificationId, notice),
            new FcmAndroid("HIGH", string.Create(CultureInfo.InvariantCulture, $"{(long)(until - now).TotalSeconds}s")),
            new FcmApns(new Dictionary<string, string>
            {
                ["apns-priority"] = "10",
                ["apns-expiration"] = new DateTimeOffset(until).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),

                // told twice, the device itself shows it once
                ["apns-collapse-id"] = notificationId.ToString(),
            }));
    }

    private static Dictionary<string, string> Data(Guid notificationId, Notice notice)
    {
        var data = new Dictionary<string, string>
        {
            ["event"] = notice.Kind switch
            {
                NoticeKind.MeetingReady => "meeting_ready",
                NoticeKind.SessionCancelled => "session_cancelled",
                _ => throw new InvalidOperationException($"Apps know no event for {notice.Kind}."),
            },
            ["bookingId"] = new BookingId(notice.BookingId).ToString(),
            ["notificationId"] = notificationId.ToString(),
        };
        if (notice.MeetingId is not null)
            data["meetingId"] = notice.MeetingId;

        return data;
    }

    /// <summary>When the session is over the news is of no use to a device that was off until then.</summary>
    private static DateTime Until(Notice notice, DateTime now)
    {
        var until = notice.End < now ? now : notice.End;
        return until - now > Longest ? now + Longest : until;
    }
}
