using Grpc.Core;
using Grpc.Net.Client;
using Tahoon.AppHost.Embedded.Feed.Wire;
using Tahoon.AppHost.Embedded.Running;

namespace Tahoon.AppHost.Tests.Harness;

/// <summary>The small system under a runner that serves its feed, and a client as the dashboard is one.</summary>
internal sealed class Watched : IAsyncDisposable
{
    private readonly AspireProgram _aspire;
    private readonly GrpcChannel _channel;

    private Watched(AspireProgram aspire, Small small)
    {
        (_aspire, Small) = (aspire, small);
        _channel = GrpcChannel.ForAddress(aspire.Told("ASPIRE_RESOURCE_SERVICE_ENDPOINT_URL"));
        Client = new DashboardService.DashboardServiceClient(_channel);
        Key = With(aspire.Told("DASHBOARD__RESOURCESERVICECLIENT__APIKEY"));
    }

    public Small Small { get; }

    public DashboardService.DashboardServiceClient Client { get; }

    /// <summary>The key that the dashboard was given.</summary>
    public Metadata Key { get; }

    public static async Task<Watched> StartAsync()
    {
        var aspire = new AspireProgram();
        var small = await Small.StartAsync(aspire.Path);
        await small.UntilAsync("dashboard", dashboard => dashboard.Health is Health.Healthy);
        return new Watched(aspire, small);
    }

    public static Metadata With(string key) => new() { { "x-resource-service-api-key", key } };

    public string TelemetryKey => _aspire.Told("DASHBOARD__OTLP__PRIMARYAPIKEY");

    /// <summary>Everything as it is now.</summary>
    public async Task<IReadOnlyList<Resource>> ResourcesAsync()
    {
        using var watch = Client.WatchResources(new(), Key, cancellationToken: Cancellation);
        Assert.True(await watch.ResponseStream.MoveNext(Cancellation));
        return watch.ResponseStream.Current.InitialData.Resources;
    }

    public async Task<Resource> ResourceAsync(string name) => (await ResourcesAsync()).Single(resource => resource.Name == name);

    /// <summary>How its state changes from now on, until it has come to <paramref name="last"/>.</summary>
    public async Task<IReadOnlyList<string>> StatesAsync(string name, string last, Func<Task> act)
    {
        using var watch = Client.WatchResources(new(), Key, cancellationToken: Cancellation);
        Assert.True(await watch.ResponseStream.MoveNext(Cancellation));
        List<string> states = [watch.ResponseStream.Current.InitialData.Resources.Single(resource => resource.Name == name).State];
        await act();
        while (states.Count is 1 || states[^1] != last)
        {
            Assert.True(await watch.ResponseStream.MoveNext(Cancellation));
            if (watch.ResponseStream.Current.Changes.Value.SingleOrDefault(change => change.Upsert.Name == name) is { Upsert.State: var now }
                && now != states[^1])
                states.Add(now);
        }

        return states[1..];
    }

    public async Task<ResourceCommandResponse> ExecuteAsync(string command, string name) => await Client.ExecuteResourceCommandAsync(
        new() { CommandName = command, ResourceName = name, ResourceType = "Project" }, Key, cancellationToken: Cancellation);

    public async ValueTask DisposeAsync()
    {
        _channel.Dispose();
        await Small.DisposeAsync();
        _aspire.Dispose();
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;
}
