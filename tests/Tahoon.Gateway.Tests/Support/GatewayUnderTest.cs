using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Tahoon.ServiceDefaults.Security;
using Tahoon.Testing.Security;
using Yarp.ReverseProxy;
using Yarp.ReverseProxy.Model;

namespace Tahoon.Gateway.Tests.Support;

/// <summary>The gateway on a real socket, in front of the replicas that a test names.</summary>
internal sealed class GatewayUnderTest : WebApplicationFactory<Routing.Replicas>
{
    private readonly Dictionary<string, string[]> _services;
    private readonly IReadOnlyDictionary<string, string> _settings;

    private GatewayUnderTest(Dictionary<string, string[]> services, IReadOnlyDictionary<string, string> settings)
    {
        (_services, _settings) = (services, settings);
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
    public static GatewayUnderTest Before(params (string Service, string[] Replicas)[] services) => With([], services);

    /// <summary>Starts it with these settings.</summary>
    public static GatewayUnderTest With(
        Dictionary<string, string> settings, params (string Service, string[] Replicas)[] services)
    {
        var all = Routing.RouteTable.Services.ToDictionary(service => service, _ => new[] { Nobody() });
        foreach (var (service, replicas) in services)
            all[service] = replicas;
        return new GatewayUnderTest(all, settings);
    }

    /// <summary>Sends a request as this caller; null sends no token.</summary>
    public async Task<HttpResponseMessage> SendAsync(
        Caller? caller, HttpMethod method, string target, HttpContent? body = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, target) { Content = body };
        if (caller is not null)
            request.Headers.Authorization = new("Bearer", TestTokens.For(caller, Clock.GetUtcNow()));
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return await Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    /// <summary>Sends text over a connection of its own, as it is, and reads to the end: HttpClient would tidy it up.</summary>
    public async Task<string> RawAsync(string text)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(20));
        var address = Client.BaseAddress!;
        using var socket = new TcpClient();
        await socket.ConnectAsync(address.Host, address.Port, patience.Token);
        await using var stream = socket.GetStream();
        await stream.WriteAsync(Encoding.Latin1.GetBytes(text), patience.Token);
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync(patience.Token);
    }

    /// <summary>So many replicas of a service were found to be so when the gateway itself asked them.</summary>
    public int ReplicasOf(string service, DestinationHealth health) =>
        Services.GetRequiredService<IProxyStateLookup>().TryGetCluster(service, out var cluster)
            ? cluster.DestinationsState.AllDestinations.Count(replica => replica.Health.Active == health)
            : 0;

    /// <summary>An address at which nobody listens.</summary>
    public static string Nobody()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("Tahoon:IdentifierKey", TestTokens.IdentifierKey);
        builder.UseSetting("Tahoon:ServiceSecret", TestTokens.ServiceSecret);
        foreach (var (name, value) in _settings)
            builder.UseSetting(name, value);
        foreach (var (service, replicas) in _services)
        {
            foreach (var (index, replica) in replicas.Index())
                builder.UseSetting($"services:{service}:http:{index}", replica);
        }

        builder.ConfigureTestServices(services => services
            .AddLogging(logging => logging.ClearProviders())
            .Replace(ServiceDescriptor.Singleton<TimeProvider>(Clock)));
    }

    /// <summary>Stops it; what still waits for its next try waits by this clock.</summary>
    public override async ValueTask DisposeAsync()
    {
        var ending = base.DisposeAsync().AsTask();
        while (!ending.IsCompleted)
        {
            Clock.Advance(TimeSpan.FromSeconds(1));
            await Task.WhenAny(ending, Task.Delay(10));
        }

        await ending;
        GC.SuppressFinalize(this);
    }

    protected override void Dispose(bool disposing)
    {
        // null where the start failed
        Client?.Dispose();
        base.Dispose(disposing);
    }
}
