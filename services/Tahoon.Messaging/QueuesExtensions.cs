using Microsoft.Extensions.Hosting;
#if ASPIRE
using Tahoon.Messaging.Aspire;
#else
using Tahoon.Messaging.Amqp;
#endif

namespace Tahoon.Messaging;

/// <summary>Gives an application its queues.</summary>
public static class QueuesExtensions
{
    /// <summary>
    /// Registers <see cref="IQueues"/> as a singleton over the stack's adapter, and the health check <c>queue</c>: with the
    /// broker away a service is degraded and goes on, as what it owes to others waits in its outbox.
    /// </summary>
    /// <param name="builder">The application.</param>
    /// <param name="connectionName">The connection string's name; it is read when the queues are first used.</param>
    public static IHostApplicationBuilder AddQueues(
        this IHostApplicationBuilder builder, string connectionName = "messaging")
    {
#if ASPIRE
        return builder.AddServiceBusQueues(connectionName);
#else
        return builder.AddAmqpQueues(connectionName);
#endif
    }
}
