namespace Tahoon.AppHost;

/// <summary>The aspire stack only: Azure's services, each as a container or emulator where this runs.</summary>
internal static partial class InfrastructureExtensions
{
    private static Infrastructure AddContainers(this IDistributedApplicationBuilder builder)
    {
        var sql = builder.AddAzureSqlServer("sql").RunAsContainer();
        var cache = builder.AddAzureManagedRedis("cache").RunAsContainer();
        var messaging = builder.AddAzureServiceBus("messaging").RunAsEmulator();

        // a resource's name is unique in the model, and the services' names are taken
        foreach (var queue in Infrastructure.Queues)
        {
            messaging.AddServiceBusQueue($"{queue}-queue", queue).WithProperties(properties =>
            {
                properties.LockDuration = Infrastructure.LockDuration;
                properties.MaxDeliveryCount = Infrastructure.MaxDeliveries;
                properties.DeadLetteringOnMessageExpiration = Infrastructure.DeadLettersExpired;
            });
        }

        return new Infrastructure(name => sql.AddDatabase(name), cache, messaging);
    }
}
