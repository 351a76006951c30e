using Tahoon.Messaging.Inbox;
using Tahoon.Notification.Data;
using Tahoon.Notification.Domain;
using Tahoon.Notification.Features;

namespace Tahoon.Notification.Messages;

/// <summary>Writes down what the event that is being handled has to tell.</summary>
internal static class Notices
{
    /// <summary>A user's own message may be late, but not by more than this.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromDays(1);

    /// <summary>A user that was erased is told nothing.</summary>
    public static async Task NoteAsync(
        this NotificationDb db,
        NoticeKind kind,
        Guid userId,
        Guid bookingId,
        (DateTime Start, DateTime End) session,
        DateTime now,
        CancellationToken cancellation,
        string? providerName = null,
        string? meetingId = null)
    {
        if (await db.IsErasedAsync(userId, cancellation))
            return;

        db.Add(new Notice
        {
            Id = EventId(db.HandledMessageId()),
            Deadline = now + Patience,
            Kind = kind,
            UserId = userId,
            BookingId = bookingId,
            Start = session.Start,
            End = session.End,
            ProviderName = providerName is { Length: > Notice.LongestProviderName } ? providerName[..Notice.LongestProviderName] : providerName,
            MeetingId = meetingId,
        });
    }

    private static Guid EventId(string messageId) =>
        Guid.TryParse(messageId, out var id) ? id : NameId.Of(messageId);
}
