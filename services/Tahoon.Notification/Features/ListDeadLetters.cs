using Microsoft.EntityFrameworkCore;
using Tahoon.Messaging.Work;
using Tahoon.Notification.Data;
using Tahoon.Notification.Domain;
using Tahoon.ServiceDefaults.Data;

namespace Tahoon.Notification.Features;

/// <summary>The pushes that ended badly.</summary>
/// <param name="Total">How many there are; the newest 100 are listed.</param>
internal sealed record DeadLetters(int Total, IReadOnlyList<DeadLetter> Items);

/// <summary>A push that was given up.</summary>
/// <param name="Reason">The partner's error, or that the deadline passed.</param>
internal sealed record DeadLetter(
    Guid NotificationId,
    Guid EventId,
    Guid BookingId,
    Guid UserId,
    NoticeKind Kind,
    string? Reason,
    int Attempts,
    int UnknownOutcomes,
    DateTime Deadline);

internal static class ListDeadLetters
{
    private const int Most = 100;

    public static void Map(IEndpointRouteBuilder internals) => internals.MapGet("/dead-letters", HandleAsync);

    private static Task<DeadLetters> HandleAsync(Database<NotificationDb> database, CancellationToken cancellation) =>
        database.ReadAsync(ReadAsync, cancellation);

    private static async Task<DeadLetters> ReadAsync(NotificationDb db, CancellationToken cancellation)
    {
        var dead = db.Pushes.Where(push => push.State == WorkState.Dead);
        var items = await dead
            .OrderByDescending(push => push.Deadline)
            .Take(Most)
            .Join(db.Notices, push => push.NoticeId, notice => notice.Id, (push, notice) => new DeadLetter(
                push.Id,
                notice.Id,
                notice.BookingId,
                notice.UserId,
                notice.Kind,
                push.Reason,
                push.Attempts,
                push.UnansweredTries + push.Interruptions,
                push.Deadline))
            .ToListAsync(cancellation);
        return new DeadLetters(await dead.CountAsync(cancellation), items);
    }
}
