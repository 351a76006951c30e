using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Tahoon.Messaging.Inbox;
using Tahoon.Messaging.Outbox;
using Tahoon.Messaging.Telemetry;
using Tahoon.Messaging.Work;
using Tahoon.ServiceDefaults.Data;
using Tahoon.ServiceDefaults.Telemetry;

namespace Tahoon.Messaging;

/// <summary>Registers what moves a service's messages and work.</summary>
public static class MessagingExtensions
{
    /// <summary>Sends the outbox of a service's database, and forgets what was sent after 7 days, or as configured.</summary>
    public static IHostApplicationBuilder AddOutboxRelay<TContext>(this IHostApplicationBuilder builder)
        where TContext : DbContext
    {
        builder.Services.TryAddSingleton<MessagingMetrics>();
        builder.AddCensus<OutboxCensus<TContext>>();
        builder.Services.AddSingleton<OutboxRelay<TContext>>();
        builder.Services.AddHostedService(services => services.GetRequiredService<OutboxRelay<TContext>>());
        var kept = RetentionPeriods.Of(builder.Configuration).OutboxSeconds;
        return builder.AddRetention<TContext, OutboxRow>(rows => rows.Where(row => row.SentAt < DatabaseClock.InSeconds(-kept)));
    }

    /// <summary>Handles a queue's events through the inbox of a service's database, and forgets messages after 30 days, or as
    /// configured.</summary>
    public static IHostApplicationBuilder AddConsumer<TContext>(
        this IHostApplicationBuilder builder, string queue, Action<ConsumerRoutes<TContext>> on)
        where TContext : DbContext
    {
        builder.Services.TryAddSingleton<MessagingMetrics>();
        var routes = new ConsumerRoutes<TContext>(builder.Services);
        on(routes);
        builder.Services.AddKeyedSingleton(
            queue, (services, _) => ActivatorUtilities.CreateInstance<QueueConsumer<TContext>>(services, queue, routes));
        builder.Services.AddSingleton<IHostedService>(
            services => services.GetRequiredKeyedService<QueueConsumer<TContext>>(queue));
        var kept = RetentionPeriods.Of(builder.Configuration).InboxSeconds;
        return builder.AddRetention<TContext, InboxRow>(rows => rows.Where(row => row.ReceivedAt < DatabaseClock.InSeconds(-kept)));
    }

    /// <summary>Tries work rows when they are due.</summary>
    public static IHostApplicationBuilder AddWorker<TContext, TRow, TExecutor>(this IHostApplicationBuilder builder)
        where TContext : DbContext
        where TRow : WorkRow
        where TExecutor : class, IWorkExecutor<TContext, TRow>
    {
        builder.Services.TryAddSingleton<MessagingMetrics>();
        builder.AddCensus<WorkCensus<TContext, TRow>>();
        builder.Services.AddScoped<TExecutor>();
        builder.Services.AddSingleton<Worker<TContext, TRow, TExecutor>>();
        builder.Services.AddHostedService(services => services.GetRequiredService<Worker<TContext, TRow, TExecutor>>());
        return builder;
    }

    /// <summary>Deletes rows that were kept long enough.</summary>
    public static IHostApplicationBuilder AddRetention<TContext, TRow>(
        this IHostApplicationBuilder builder, Func<IQueryable<TRow>, IQueryable<TRow>> outlived)
        where TContext : DbContext
        where TRow : class
    {
        builder.Services.AddSingleton<IHostedService>(
            services => ActivatorUtilities.CreateInstance<Retention<TContext, TRow>>(services, outlived));
        return builder;
    }
}
