using Tahoon.Messaging.Work;
using Tahoon.Notification.Domain;

namespace Tahoon.Notification.Data;

/// <summary>
/// One notice on its way to one device. Its id is the notification's: made of event and device, the same at every try, so that
/// an app that is told twice after an unknown outcome can drop the second. Done with a partner's name it was sent, done
/// without one it was dropped as the device is gone, and dead it is a dead letter.
/// </summary>
internal sealed class Push : WorkRow
{
    public required Guid NoticeId { get; init; }

    /// <summary>The device; it may be removed while the push waits.</summary>
    public required Guid DeviceId { get; init; }

    /// <summary>The partner's name of the message, once it was accepted.</summary>
    public string? PartnerName { get; set; }

    /// <summary>When the partner accepted it, UTC.</summary>
    public DateTime? SentAt { get; set; }

    /// <summary>Tries that got no answer after sending; with <see cref="WorkRow.Interruptions"/>, how often it may have been accepted unseen.</summary>
    public int UnansweredTries { get; set; }

    public static Guid IdOf(Guid noticeId, Guid deviceId) => NameId.Of(noticeId.ToString("N"), deviceId.ToString("N"));
}
