using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Yarp.ReverseProxy.Configuration;

namespace Tahoon.Load.Limits;

/// <summary>Kestrel that says hello, and one hop of YARP before it: what HTTP alone costs here, asked by the same client.</summary>
internal sealed class BareServers : IAsyncDisposable
{
    private readonly WebApplication _kestrel, _proxy;

    private BareServers(WebApplication kestrel, WebApplication proxy)
    {
        (_kestrel, _proxy) = (kestrel, proxy);
        (Kestrel, Proxy) = (Flows.Clinic.Http(AddressOf(kestrel)), Flows.Clinic.Http(AddressOf(proxy)));
    }

    public HttpClient Kestrel { get; }

    public HttpClient Proxy { get; }

    public static async Task<BareServers> StartAsync(CancellationToken cancellation)
    {
        var kestrel = Builder().Build();
        kestrel.MapGet("/hello", () => new { hello = "hello" });
        await kestrel.StartAsync(cancellation);

        var behind = Builder();
        behind.Services.AddReverseProxy().LoadFromMemory(
            [new RouteConfig { RouteId = "all", ClusterId = "kestrel", Match = new RouteMatch { Path = "{**all}" } }],
            [new ClusterConfig { ClusterId = "kestrel", Destinations = new Dictionary<string, DestinationConfig> { ["one"] = new() { Address = AddressOf(kestrel).ToString() } } }]);
        var proxy = behind.Build();
        proxy.MapReverseProxy();
        await proxy.StartAsync(cancellation);
        return new BareServers(kestrel, proxy);
    }

    public async ValueTask DisposeAsync()
    {
        Kestrel.Dispose();
        Proxy.Dispose();
        await _proxy.DisposeAsync();
        await _kestrel.DisposeAsync();
    }

    private static WebApplicationBuilder Builder()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        return builder;
    }

    private static Uri AddressOf(WebApplication app) =>
        new(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
}
