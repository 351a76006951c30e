namespace Tahoon.Invariants.Rules;

/// <summary>A device is told of an event under one id, and twice only where the first try's outcome is unknown.</summary>
internal static class PushRules
{
    public static IReadOnlyList<Invariant> All { get; } =
    [
        Invariant.Of("a device has one notification id for each event",
            """
            SELECT NoticeId || ' ' || DeviceId FROM notification.Pushes GROUP BY NoticeId, DeviceId HAVING COUNT(*) > 1
            """),
        Invariant.Of("the partner was given one notification id for each device and event",
            """
            SELECT BookingName || ' ' || Event FROM temp.Acceptances
            GROUP BY Token, Event, BookingName, RoomId HAVING COUNT(DISTINCT NotificationId) > 1
            """,
            asksPartners: true),
        Invariant.Of("more acceptances than one come only of tries with an unknown outcome",
            """
            SELECT p.Id FROM notification.Pushes p JOIN temp.Acceptances a ON a.NotificationId = p.Id
            GROUP BY p.Id HAVING COUNT(*) > 1 + p.UnansweredTries + p.Interruptions
            """,
            asksPartners: true),
        // an erased user's pushes are known to the partner alone
        Invariant.Of("the partner accepted no push that is not known",
            """
            SELECT a.NotificationId FROM temp.Acceptances a LEFT JOIN notification.Pushes p ON p.Id = a.NotificationId
            WHERE p.Id IS NULL AND NOT EXISTS (SELECT 1 FROM booking.Meetings m JOIN notification.Recipients r ON r.UserId = m.UserId
                WHERE m.CustomRoomId = a.BookingName AND r.ErasedAt IS NOT NULL)
            """,
            asksPartners: true),
        Invariant.Of("every push that was sent was accepted by the partner",
            """
            SELECT p.Id FROM notification.Pushes p LEFT JOIN temp.Acceptances a ON a.NotificationId = p.Id
            WHERE p.PartnerName IS NOT NULL AND a.NotificationId IS NULL
            """,
            asksPartners: true),
    ];
}
