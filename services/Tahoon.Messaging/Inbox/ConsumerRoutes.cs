using System.Diagnostics.CodeAnalysis;
using CloudNative.CloudEvents;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tahoon.Contracts.Events;

namespace Tahoon.Messaging.Inbox;

/// <summary>Which event of a queue is handled by what.</summary>
public sealed class ConsumerRoutes<TContext>
    where TContext : DbContext
{
    private readonly Dictionary<string, Func<IServiceProvider, CloudEvent, Func<TContext, CancellationToken, Task>>> _routes = [];
    private readonly IServiceCollection _services;

    internal ConsumerRoutes(IServiceCollection services) => _services = services;

    /// <summary>Handles an event type.</summary>
    public ConsumerRoutes<TContext> When<TEvent, TWhen>()
        where TEvent : IEvent
        where TWhen : class, IWhen<TContext, TEvent>
    {
        _services.AddScoped<TWhen>();
        _routes.Add(TEvent.Type, (services, cloudEvent) =>
        {
            var data = CloudEventJson.Data<TEvent>(cloudEvent);
            return (database, token) => services.GetRequiredService<TWhen>().HandleAsync(data, database, token);
        });
        return this;
    }

    internal bool TryFind(
        string type, [NotNullWhen(true)] out Func<IServiceProvider, CloudEvent, Func<TContext, CancellationToken, Task>>? route) =>
        _routes.TryGetValue(type, out route);
}
