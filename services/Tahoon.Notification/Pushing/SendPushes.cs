using Microsoft.EntityFrameworkCore;
using Tahoon.Messaging.Work;
using Tahoon.Notification.Clients.Fcm;
using Tahoon.Notification.Data;
using Tahoon.ServiceDefaults.Data;
using Outcome = Tahoon.Messaging.Work.WorkOutcome<Tahoon.Notification.Data.NotificationDb, Tahoon.Notification.Data.Push>;

namespace Tahoon.Notification.Pushing;

/// <summary>Sends a push once and says what became of it. Only what FCM may have accepted unseen is ever sent a second time.</summary>
internal sealed partial class SendPushes(
    Database<NotificationDb> database, Pushes partner, TimeProvider clock, ILogger<SendPushes> logger)
    : IWorkExecutor<NotificationDb, Push>
{
    private readonly Database<NotificationDb> _database = database.AsSystem;

    private const string DeviceGone = "DeviceGone";

    public async Task<Outcome> ExecuteAsync(Push row, CancellationToken cancellation)
    {
        if (await _database.ReadAsync((db, token) => FindAsync(db, row, token), cancellation) is not { } news)
            return new Outcome.Done((_, push, _) => Drop(push));

        var now = clock.GetUtcNow().UtcDateTime;
        var message = PushMessage.Of(row.Id, news.Notice, news.Recipient, news.Device.Token, now);
        return await SendAsync(message, cancellation) switch
        {
            PushOutcome.Delivered accepted => new Outcome.Done((_, push, _) => Sent(push, accepted.Name)),
            PushOutcome.DeviceGone => new Outcome.Done((db, push, token) => ForgetAsync(db, push, news.Device, token)),
            PushOutcome.RetryLater later => new Outcome.Later(later.Reason, Wait(later.NotBefore)),
            PushOutcome.Unknown unknown => new Outcome.Later(
                unknown.Reason, Wait(unknown.NotBefore), push => push.UnansweredTries++),
            PushOutcome.GiveUp refusal => GiveUp(row, refusal),
            var unexpected => throw new InvalidOperationException($"{unexpected.GetType().Name} is no outcome of a send."),
        };
    }

    private static async Task<News?> FindAsync(NotificationDb db, Push push, CancellationToken cancellation) =>
        await (from device in db.Devices
               join recipient in db.Recipients on device.UserId equals recipient.UserId
               from notice in db.Notices
               where device.Id == push.DeviceId && notice.Id == push.NoticeId
               select new News(notice, recipient, device)).SingleOrDefaultAsync(cancellation);

    private async Task<PushOutcome> SendAsync(FcmMessage message, CancellationToken cancellation)
    {
        try
        {
            return await partner.Send(message, cancellation);
        }
        catch (OperationCanceledException)
        {
            // the try's time is over: what left may have been accepted. While stopping, nothing is recorded and the same follows.
            return new PushOutcome.Unknown("no answer in time", clock.GetUtcNow());
        }
    }

    /// <summary>At least as long as the partner said, and a little longer, so that not all come back at once.</summary>
    private TimeSpan? Wait(DateTimeOffset? notBefore)
    {
        if (notBefore - clock.GetUtcNow() is not { Ticks: > 0 } wait)
            return null;

#pragma warning disable CA5394 // jitter spreads load, it protects nothing
        return wait * (1 + (Random.Shared.NextDouble() / 5));
#pragma warning restore CA5394
    }

    private Task Sent(Push push, string name)
    {
        push.PartnerName = name;
        push.SentAt = clock.GetUtcNow().UtcDateTime;
        return Task.CompletedTask;
    }

    private static Task Drop(Push push)
    {
        push.Reason = DeviceGone;
        return Task.CompletedTask;
    }

    private async Task ForgetAsync(NotificationDb db, Push push, UserDevice seen, CancellationToken cancellation)
    {
        await Drop(push);

        // a device that was registered again meanwhile is there again
        await db.Devices
            .Where(device => device.Id == seen.Id && device.RegisteredAt == seen.RegisteredAt)
            .ExecuteDeleteAsync(cancellation);
        Log.DeviceGone(logger, seen.Id);
    }

    private Outcome.Dead GiveUp(Push push, PushOutcome.GiveUp refusal)
    {
        if (refusal.Alert)
            Log.AccountRefused(logger, push.Id, refusal.Reason);
        else
            Log.Refused(logger, push.Id, refusal.Reason);

        return new Outcome.Dead(refusal.Reason);
    }

    private sealed record News(Notice Notice, Recipient Recipient, UserDevice Device);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Notification {NotificationId} is a dead letter: {Reason}")]
        public static partial void Refused(ILogger logger, Guid notificationId, string reason);

        [LoggerMessage(2, LogLevel.Error, "FCM refuses our account with notification {NotificationId}: {Reason}")]
        public static partial void AccountRefused(ILogger logger, Guid notificationId, string reason);

        [LoggerMessage(3, LogLevel.Information, "Device {DeviceId} is gone and was removed")]
        public static partial void DeviceGone(ILogger logger, Guid deviceId);
    }
}
