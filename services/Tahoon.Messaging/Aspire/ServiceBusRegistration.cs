using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Tahoon.Messaging.ServiceBus;

namespace Tahoon.Messaging.Aspire;

/// <summary>The client is Aspire's integration: connection string or endpoint, credential, traces and settings are its own.</summary>
internal static class ServiceBusRegistration
{
    public static IHostApplicationBuilder AddServiceBusQueues(this IHostApplicationBuilder builder, string connectionName)
    {
        // the integration's own health check wants the name of one queue; ours looks at all that are in use
        builder.AddAzureServiceBusClient(connectionName);
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<ServiceBusQueues>();
        builder.Services.AddSingleton<IQueues>(services => services.GetRequiredService<ServiceBusQueues>());
        builder.Services.AddHealthChecks().AddCheck<ServiceBusHealth>("queue", HealthStatus.Degraded, timeout: TimeSpan.FromSeconds(5));
        return builder;
    }
}
