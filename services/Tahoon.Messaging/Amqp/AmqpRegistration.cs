using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Tahoon.Messaging.Amqp;

internal static class AmqpRegistration
{
    public static IHostApplicationBuilder AddAmqpQueues(this IHostApplicationBuilder builder, string connectionName)
    {
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(services => new AmqpQueues(
            services.GetRequiredService<IConfiguration>().GetConnectionString(connectionName)
                ?? throw new InvalidOperationException($"The connection string '{connectionName}' is missing."),
            services.GetRequiredService<TimeProvider>(),
            services.GetRequiredService<ILogger<AmqpQueues>>()));
        builder.Services.AddSingleton<IQueues>(services => services.GetRequiredService<AmqpQueues>());
        builder.Services.AddHealthChecks().AddCheck<AmqpHealth>("queue", HealthStatus.Degraded, timeout: TimeSpan.FromSeconds(3));
        return builder;
    }
}
