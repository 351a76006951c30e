using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Tahoon.Messaging.Work;
using Tahoon.ServiceDefaults.Data;

namespace Tahoon.Messaging.DeadLetters;

/// <summary>Registers what a service has given up.</summary>
public static class DeadLettersExtensions
{
    /// <summary>The dead letters of the queue that the service consumes; what operators do with them is kept as the access trail is.</summary>
    public static IHostApplicationBuilder AddDeadLetters<TContext>(this IHostApplicationBuilder builder, string queue)
        where TContext : DbContext
    {
        builder.Services.AddSingleton<DeadLetterDesk<TContext>>();
        builder.Services.AddSingleton<IDeadLetterSource>(
            services => ActivatorUtilities.CreateInstance<DeadMessages<TContext>>(services, queue));
        var kept = RetentionPeriods.Of(builder.Configuration).AccessTrailSeconds;
        return builder.AddRetention<TContext, DeadLetterTrailRow>(
            trail => trail.Where(line => line.At < DatabaseClock.InSeconds(-kept)));
    }

    /// <summary>Work that was given up.</summary>
    /// <param name="builder">The application.</param>
    /// <param name="name">What the ids of its letters begin with; no hyphen.</param>
    public static IHostApplicationBuilder AddDeadWork<TContext, TRow, TWork>(this IHostApplicationBuilder builder, string name)
        where TContext : DbContext
        where TRow : WorkRow
        where TWork : class, IDeadWork<TContext, TRow>
    {
        builder.Services.AddSingleton<IDeadWork<TContext, TRow>, TWork>();
        builder.Services.AddSingleton<IDeadLetterSource>(
            services => ActivatorUtilities.CreateInstance<DeadWork<TContext, TRow>>(services, name));
        return builder;
    }
}
