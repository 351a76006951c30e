using System.Data.Common;
using System.Globalization;

namespace Tahoon.AppHost;

/// <summary>SQLite files, Garnet and the development broker: nothing but this solution and .NET.</summary>
internal static partial class InfrastructureExtensions
{
    private static Infrastructure AddEmbedded(this IDistributedApplicationBuilder builder) =>
        new(name => builder.AddDatabase(name), builder.AddCache(), builder.AddBroker());

    /// <summary><c>--sql</c> names a server: a database of this name there; else a file of the service's name.</summary>
    private static IResourceBuilder<IResourceWithConnectionString> AddDatabase(
        this IDistributedApplicationBuilder builder, string name)
    {
        if (builder.Configuration["sql"] is { } server)
            return builder.AddConnectionString(name, ReferenceExpression.Create($"{OnServer(server, name)}"));

        var file = Path.Combine(builder.DataFolder(), $"{name.Replace("-db", "", StringComparison.Ordinal)}.db");
        return builder.AddConnectionString(name, ReferenceExpression.Create($"Data Source={file}"));
    }

    private static IResourceBuilder<IResourceWithConnectionString> AddCache(this IDistributedApplicationBuilder builder)
    {
        if (builder.Configuration["redis"] is { } server)
            return builder.AddConnectionString("cache", ReferenceExpression.Create($"{server}"));

        var port = Ports.Free();
        var cache = builder.AddProject<Projects.Tahoon_DevCache>("dev-cache", launchProfileName: null)
            .WithArgs("--port", Text(port))
            .WithEndpoint(port: port, targetPort: port, scheme: "tcp", name: "redis", isProxied: false);
        return builder
            .AddConnectionString("cache", ReferenceExpression.Create($"127.0.0.1:{Text(port)},abortConnect=false"))
            .WaitFor(cache);
    }

    private static IResourceBuilder<IResourceWithConnectionString> AddBroker(this IDistributedApplicationBuilder builder)
    {
        var (port, httpPort) = (Ports.Free(), Ports.Free());
        var broker = builder.AddProject<Projects.Tahoon_DevBroker>("dev-broker", launchProfileName: null)
            .WithArgs("--port", Text(port), "--http-port", Text(httpPort))
            .WithArgs("--data", Path.Combine(builder.DataFolder(), "broker"))
            .WithArgs("--queues", string.Join(',', Infrastructure.Queues))
            .WithArgs("--lock-seconds", Text((int)Infrastructure.LockDuration.TotalSeconds))
            .WithArgs("--max-deliveries", Text(Infrastructure.MaxDeliveries))
            .WithEndpoint(port: port, targetPort: port, scheme: "tcp", name: "amqp", isProxied: false)
            .WithHttpEndpoint(port: httpPort, targetPort: httpPort, isProxied: false)
            .WithHttpHealthCheck("/health/ready");
        return builder
            .AddConnectionString("messaging", ReferenceExpression.Create(
                $"Endpoint=sb://127.0.0.1:{Text(port)};SharedAccessKeyName=RootManageSharedAccessKey;SharedAccessKey=SAS_KEY_VALUE;UseDevelopmentEmulator=true;"))
            .WaitFor(broker);
    }

    private static string OnServer(string server, string name)
    {
        var connection = new DbConnectionStringBuilder { ConnectionString = server };
        connection.Remove("Initial Catalog");
        connection["Database"] = $"tahoon-{name.Replace("-db", "", StringComparison.Ordinal)}";
        return connection.ConnectionString;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
