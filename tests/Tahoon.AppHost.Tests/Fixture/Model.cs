using Tahoon.AppHost.Embedded;

namespace Tahoon.AppHost.Fixture;

/// <summary>A small system of every kind of resource: infrastructure, a migration, a service of replicas, a front.</summary>
internal static class Model
{
    public static async Task RunAsync(string[] args)
    {
        var builder = DistributedApplication.CreateBuilder(args);
        var data = builder.DataFolder();
        var secret = builder.AddParameter("secret", new GenerateParameterDefault { MinLength = 20, Special = false }, secret: true, persist: true);
        var port = Ports.Free();
        var store = builder.AddProject<Self>("store", launchProfileName: null)
            .WithArgs("serve")
            .WithEndpoint(port: port, targetPort: port, scheme: "tcp", name: "store", isProxied: false)
            .WithEnvironment("Fixture__TcpPort", $"{port}");
        var database = builder.AddConnectionString("shop-db", ReferenceExpression.Create($"Data Source={Path.Combine(data, "shop.db")}"));
        var queue = builder.AddConnectionString("queue", ReferenceExpression.Create($"127.0.0.1:{port.ToString()}")).WaitFor(store);

        var migrations = builder.AddProject<Self>("shop-migrations", launchProfileName: null)
            .WithArgs("serve", "--migrate")
            .WithReference(database)
            .WaitFor(database);
        var shop = builder.AddProject<Self>("shop", launchProfileName: null)
            .WithArgs("serve")
            .WithReference(database)
            .WithReference(queue)
            .WithEnvironment("Fixture__Secret", secret)
            .WaitForCompletion(migrations)
            .WaitFor(queue)
            .WithHttpEndpoint()
            .WithHttpHealthCheck("/health/ready")
            .WithReplicas(2);
        builder.AddProject<Self>("front", launchProfileName: null)
            .WithArgs("serve")
            .WithReference(shop)
            .WaitFor(shop)
            .WithHttpEndpoint(port: builder.Configuration["gateway-port"] is { } asked and not "0" ? int.Parse(asked, null) : null)
            .WithExternalHttpEndpoints()
            .WithHttpHealthCheck("/health/ready")
            .WithHttpCommand("/guarded", "Enter", commandName: "enter", commandOptions: new HttpCommandOptions
            {
                Description = "Says who asks.",
                ConfirmationMessage = "Really?",
                IconName = "Door",
                PrepareRequest = context =>
                {
                    context.Request.Headers.Add("x-from", shop.GetEndpoint("http").Url);
                    return Task.CompletedTask;
                }
            })
            .WithHttpCommand("/guarded", "Break in", commandName: "break-in");
        await builder.Build().RunAsync();
    }

    private sealed class Self : IProjectMetadata
    {
        public string ProjectPath => "";

        public string TargetPath => typeof(Self).Assembly.Location;
    }
}
