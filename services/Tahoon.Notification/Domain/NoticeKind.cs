namespace Tahoon.Notification.Domain;

/// <summary>What a user is told. The number is stored.</summary>
internal enum NoticeKind
{
    MeetingReady = 1,
    SessionCancelled = 2,
}
