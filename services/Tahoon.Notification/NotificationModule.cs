using Tahoon.Contracts.Events;
using Tahoon.Messaging;
using Tahoon.Messaging.DeadLetters;
using Tahoon.Messaging.Work;
using Tahoon.Notification.Clients;
using Tahoon.Notification.Clients.Fcm;
using Tahoon.Notification.Data;
using Tahoon.Notification.Features;
using Tahoon.Notification.Messages;
using Tahoon.Notification.Pushing;
using Tahoon.ServiceDefaults.Data;
using Tahoon.ServiceDefaults.Http;
using Tahoon.ServiceDefaults.Security;

namespace Tahoon.Notification;

/// <summary>What Notification consists of.</summary>
internal static class NotificationModule
{
    public static WebApplicationBuilder AddNotification(this WebApplicationBuilder builder)
    {
        builder.Services.AddValidation();
        builder.Services.AddScoped<Recipients>();
        builder.AddInternalClient<IIdentity>("identity");

        builder.AddFcm();
        builder.AddQueues();

        builder.AddDatabase<NotificationDb, SqliteNotificationDb, SqlServerNotificationDb>("notification-db");
        builder.AddConsumer<NotificationDb>(QueueNames.Notifications, on => on
            .When<UserRegistered, WhenUserRegistered>()
            .When<UserErased, WhenUserErased>()
            .When<MeetingReady, WhenMeetingReady>()
            .When<SessionCancelled, WhenSessionCancelled>());
        builder.AddWorker<NotificationDb, Notice, ExpandNotices>();
        builder.AddWorker<NotificationDb, Push, SendPushes>();
        builder.AddDeadLetters<NotificationDb>(QueueNames.Notifications)
            .AddDeadWork<NotificationDb, Notice, DeadNotices>("notice")
            .AddDeadWork<NotificationDb, Push, DeadPushes>("push");

        // a notice takes its pushes along
        var kept = RetentionPeriods.Of(builder.Configuration).NoticesSeconds;
        builder.AddRetention<NotificationDb, Notice>(notices => notices.Where(notice =>
            notice.State != WorkState.Waiting && notice.Deadline < DatabaseClock.InSeconds(-kept)));
        return builder;
    }

    public static void MapNotification(this WebApplication app)
    {
        RegisterDevice.Map(app);
        RemoveDevice.Map(app);

        var internals = app.MapInternal();
        ExportUser.Map(internals);

        app.MapOperations().MapDeadLetters<NotificationDb>();
    }
}
