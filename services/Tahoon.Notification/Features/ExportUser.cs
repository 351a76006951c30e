using Microsoft.EntityFrameworkCore;
using Tahoon.Contracts.Errors;
using Tahoon.Contracts.Ids;
using Tahoon.Notification.Data;
using Tahoon.Notification.Domain;
using Tahoon.ServiceDefaults.Data;
using Tahoon.ServiceDefaults.Problems;

namespace Tahoon.Notification.Features;

/// <summary>Everything that Notification holds about a user, in one piece: Identity asks for it, and records who wanted it.</summary>
internal static class ExportUser
{
    public static void Map(IEndpointRouteBuilder internals) => internals.MapGet("/users/{userId:guid}/export", HandleAsync);

    private static async Task<IResult> HandleAsync(
        Guid userId, Guid organisationId, Database<NotificationDb> database, CancellationToken cancellation)
    {
        var held = await database.AsSystem.ReadAsync(
            async (db, token) => new Held(
                await db.Recipients.SingleOrDefaultAsync(row => row.UserId == userId && row.OrganisationId == organisationId, token),
                await db.Devices.Where(row => row.UserId == userId).OrderBy(row => row.RegisteredAt).ToListAsync(token),
                await db.Notices.Where(row => row.UserId == userId).OrderBy(row => row.Deadline).ToListAsync(token),
                await db.Pushes.Where(row => db.Notices.Any(notice => notice.Id == row.NoticeId && notice.UserId == userId)).ToListAsync(token)),
            cancellation);
        return held.Recipient is { ErasedAt: not null } ? Failures.NotFound.ToResult() : TypedResults.Ok(ExportedPart.Of(held));
    }

    internal sealed record Held(Recipient? Recipient, List<UserDevice> Devices, List<Notice> Notices, List<Push> Pushes);
}

/// <summary>Notification's part of an export.</summary>
internal sealed record ExportedPart(
    string? Language, string? TimeZone, IReadOnlyList<ExportedDevice> Devices, IReadOnlyList<ExportedNotice> Notices)
{
    public static ExportedPart Of(ExportUser.Held held)
    {
        var pushes = held.Pushes.ToLookup(push => push.NoticeId);
        return new(
            held.Recipient?.Language, held.Recipient?.TimeZone,
            [.. held.Devices.Select(device => new ExportedDevice(device.Token, device.Platform, device.RegisteredAt))],
            [.. held.Notices.Select(notice => ExportedNotice.Of(notice, pushes[notice.Id]))]);
    }

    /// <summary>Without tokens.</summary>
    public override string ToString() => nameof(ExportedPart);
}

/// <summary>A device that takes the user's pushes.</summary>
internal sealed record ExportedDevice(string Token, string Platform, DateTime RegisteredAt)
{
    /// <summary>Without the token.</summary>
    public override string ToString() => $"ExportedDevice on {Platform}";
}

/// <summary>What the user was to be told, and what became of it.</summary>
internal sealed record ExportedNotice(
    NoticeKind Kind, BookingId BookingId, DateTime Start, DateTime End, string? ProviderName, string? MeetingId,
    IReadOnlyList<ExportedPush> Pushes)
{
    public static ExportedNotice Of(Notice notice, IEnumerable<Push> pushes) => new(
        notice.Kind, new(notice.BookingId), notice.Start, notice.End, notice.ProviderName, notice.MeetingId,
        [.. pushes.Select(push => new ExportedPush(push.Id, push.SentAt, push.PartnerName))]);
}

/// <summary>One notice on its way to one device.</summary>
/// <param name="SentAt">When the partner took it, or null.</param>
internal sealed record ExportedPush(Guid NotificationId, DateTime? SentAt, string? PartnerName);
