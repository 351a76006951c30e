using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Tahoon.Contracts.Events;
using Tahoon.Messaging;
using Tahoon.Messaging.Inbox;
using Tahoon.Messaging.Work;
using Tahoon.Notification.Data;
using Tahoon.Notification.Pushing;
using Tahoon.Testing;
using Xunit;

namespace Tahoon.Notification.Tests.Support;

/// <summary>
/// The service beside the partner simulators. Its loops stand still: a test hands it messages and lets it work, so that
/// nothing happens that the test did not ask for.
/// </summary>
internal sealed class NotificationUnderTest() : TestService<NotificationDb>("notification-db")
{
    private Partners? _partners;

    public Partners Partners => _partners!;

    public static async Task<NotificationUnderTest> StartAsync()
    {
        var service = new NotificationUnderTest();
        service._partners = await Partners.StartAsync(service.Clock);
        service.Network.Answer("partners", service._partners.SendAsync);
        await service.InitializeAsync();
        return service;
    }

    /// <summary>Delivers a message; the same id is the same message.</summary>
    public async Task<Settlement> DeliverAsync<TEvent>(TEvent data, Guid? id = null)
        where TEvent : IEvent
    {
        var eventId = id ?? Guid.CreateVersion7();
        var body = CloudEventJson.Encode(eventId, "tests", Clock.GetUtcNow().UtcDateTime, data);
        return await Services.GetRequiredKeyedService<QueueConsumer<NotificationDb>>(QueueNames.Notifications).HandleAsync(
            new ReceivedMessage(new QueueMessage(eventId.ToString(), TEvent.Type, body), 1, 1, Clock.GetUtcNow()),
            TestContext.Current.CancellationToken);
    }

    /// <summary>Lets the service do what is due now: notices become pushes, and each due push is tried once.</summary>
    public async Task WorkAsync()
    {
        await ExpandAsync();
        await TryDueAsync<Push, SendPushes>();
    }

    /// <summary>Lets the notices that are due become pushes.</summary>
    public Task ExpandAsync() => TryDueAsync<Notice, ExpandNotices>();

    /// <summary>Lets all waiting pushes and notices be due, as if their times had come.</summary>
    public Task MakeDueAsync() => Services.WriteAsync<NotificationDb>(async db =>
    {
        await db.Notices.ExecuteUpdateAsync(set => set.SetProperty(row => row.NextAttemptAt, DateTime.UnixEpoch));
        await db.Pushes.ExecuteUpdateAsync(set => set.SetProperty(row => row.NextAttemptAt, DateTime.UnixEpoch));
    });

    /// <summary>Takes the due pushes and no more: a worker that dies right then.</summary>
    public Task<IReadOnlyList<Push>> TakePushesAsync() => Worker<Push, SendPushes>()
        .TakeAsync(8, TestContext.Current.CancellationToken);

    public Task TryAsync(Push push) => Worker<Push, SendPushes>().TryAsync(push, TestContext.Current.CancellationToken);

    /// <summary>The leases of the pushes run out.</summary>
    public Task EndLeasesAsync() => Services.WriteAsync<NotificationDb>(db => db.Pushes
        .Where(push => push.LeaseUntil != null)
        .ExecuteUpdateAsync(set => set.SetProperty(push => push.LeaseUntil, DateTime.UnixEpoch)));

    public Task<List<Push>> PushesAsync() => Services.ReadAsync<NotificationDb, List<Push>>(db => db.Pushes.ToListAsync());

    public Task<List<Notice>> NoticesAsync() => Services.ReadAsync<NotificationDb, List<Notice>>(db => db.Notices.ToListAsync());

    public Task<List<UserDevice>> DevicesAsync() =>
        Services.ReadAsync<NotificationDb, List<UserDevice>>(db => db.Devices.ToListAsync());

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (_partners is not null)
            await _partners.DisposeAsync();
    }

    protected override Task PrepareAsync(IServiceProvider services) => services.MigrateAsync<NotificationDb>();

    /// <summary>The loops that wait for messages, work and outlived rows are all of one assembly.</summary>
    protected override void Replace(IServiceCollection services)
    {
        var loops = services.Where(service => service.ServiceType == typeof(IHostedService)
            && service.ImplementationFactory?.Method.DeclaringType?.Assembly == typeof(IQueues).Assembly);
        foreach (var loop in loops.ToList())
            services.Remove(loop);
    }

    private Worker<NotificationDb, TRow, TExecutor> Worker<TRow, TExecutor>()
        where TRow : WorkRow
        where TExecutor : IWorkExecutor<NotificationDb, TRow> =>
        Services.GetRequiredService<Worker<NotificationDb, TRow, TExecutor>>();

    private async Task TryDueAsync<TRow, TExecutor>()
        where TRow : WorkRow
        where TExecutor : IWorkExecutor<NotificationDb, TRow>
    {
        var worker = Worker<TRow, TExecutor>();
        foreach (var row in await worker.TakeAsync(8, TestContext.Current.CancellationToken))
            await worker.TryAsync(row, TestContext.Current.CancellationToken);
    }
}
