using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Tahoon.Gateway.Tests.Support;

/// <summary>The gateway on a real socket, in front of the replicas that a test names.</summary>
internal sealed class GatewayUnderTest : WebApplicationFactory<Routing.Replicas>
{
    private readonly Dictionary<string, string[]> _services;

    private GatewayUnderTest(Dictionary<string, string[]> services)
    {
        _services = services;
        UseKestrel(0);
        StartServer();

        // without a propagator: telemetry of the gateway in this process would else rewrite what the test sends
        Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, ActivityHeadersPropagator = null })
        {
            BaseAddress = ClientOptions.BaseAddress,
        };
    }

    public HttpClient Client { get; }

    public FakeTimeProvider Clock { get; } = new(DateTimeOffset.UnixEpoch.AddYears(56));

    /// <summary>Starts it; services that are not named are configured but away.</summary>
    public static GatewayUnderTest Before(params (string Service, string[] Replicas)[] services)
    {
        var all = Routing.RouteTable.Services.ToDictionary(service => service, _ => new[] { Nobody() });
        foreach (var (service, replicas) in services)
            all[service] = replicas;
        return new GatewayUnderTest(all);
    }

    /// <summary>An address at which nobody listens.</summary>
    public static string Nobody()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("Tahoon:IdentifierKey", "a-secret-of-the-tests-that-is-long-enough");
        foreach (var (service, replicas) in _services)
        {
            foreach (var (index, replica) in replicas.Index())
                builder.UseSetting($"services:{service}:http:{index}", replica);
        }

        builder.ConfigureTestServices(services => services
            .AddLogging(logging => logging.ClearProviders())
            .Replace(ServiceDescriptor.Singleton<TimeProvider>(Clock)));
    }

    protected override void Dispose(bool disposing)
    {
        Client.Dispose();
        base.Dispose(disposing);
    }
}
