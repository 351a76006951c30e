using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Tahoon.Notification.Clients.Fcm;
using Tahoon.PartnerSimulators;
using Xunit;

namespace Tahoon.Notification.Tests.Clients.Fcm;

/// <summary>The client as the service has it, found by discovery, and the simulated partner behind it, on one clock.</summary>
internal sealed class PushesAtTheSimulator : IAsyncDisposable
{
    private static readonly RSA Key = RSA.Create(2048);

    private readonly WebApplication _simulators;
    private readonly IHost _service;
    private readonly HttpClient _orders;

    private PushesAtTheSimulator(WebApplication simulators, IHost service, FakeTimeProvider clock)
    {
        _simulators = simulators;
        _service = service;
        _orders = new HttpClient { BaseAddress = new Uri(simulators.Urls.First()) };
        Clock = clock;
    }

    public FakeTimeProvider Clock { get; }

    public Pushes Pushes => _service.Services.GetRequiredService<Pushes>();

    public AccessTokens Tokens => _service.Services.GetRequiredService<AccessTokens>();

    public static async Task<PushesAtTheSimulator> Start(params (string Name, string Value)[] settings)
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 3, 1, 9, 0, 0, TimeSpan.Zero));
        var simulators = PartnerSimulatorsApp.Create(["--urls", "http://127.0.0.1:0", "--Logging:LogLevel:Default", "None",
            "--Partners:Fcm:PublicKey", Key.ExportSubjectPublicKeyInfoPem()], services => services.AddSingleton<TimeProvider>(clock));
        await simulators.StartAsync(TestContext.Current.CancellationToken);

        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { EnvironmentName = "Development" });
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["services:partners:http:0"] = simulators.Urls.First(),
            ["Partners:Fcm:ProjectId"] = "demo",
            ["Partners:Fcm:PrivateKey"] = Key.ExportPkcs8PrivateKeyPem().Replace("\n", "\\n", StringComparison.Ordinal),
            ["Partners:Fcm:ClientEmail"] = "tahoon@demo.iam.gserviceaccount.com",
        });
        builder.Configuration.AddInMemoryCollection(
            settings.Select(s => KeyValuePair.Create($"Partners:Fcm:{s.Name}", (string?)s.Value)));
        builder.Services.AddSingleton<TimeProvider>(clock);
        builder.Services.AddServiceDiscovery();
        builder.Services.ConfigureHttpClientDefaults(client =>
        {
            // What every client of a service has, POSTs repeated: a send that comes twice shows that it was not taken away.
            client.AddStandardResilienceHandler(options => options.Retry.Delay = TimeSpan.FromMilliseconds(1));
            client.AddServiceDiscovery();
        });
        builder.AddFcm();
        var service = builder.Build();
        await service.StartAsync(TestContext.Current.CancellationToken);
        return new PushesAtTheSimulator(simulators, service, clock);
    }

    public Task<PushOutcome> Send(string token = "device-1") => Pushes.Send(new FcmMessage(token,
        new FcmNotification("Booked", "Tomorrow at nine"),
        new Dictionary<string, string> { ["bookingId"] = "bkg_1", ["notificationId"] = "ntf_1" },
        new FcmAndroid("HIGH", "3600s"),
        new FcmApns(new Dictionary<string, string> { ["apns-priority"] = "10" })), TestContext.Current.CancellationToken);

    public async Task Order(object order)
    {
        using var answer = await _orders.PutAsJsonAsync("/_simulator/orders/fcm", order, TestContext.Current.CancellationToken);
        answer.EnsureSuccessStatusCode();
    }

    public async Task<int> Requests() =>
        (await Read("/_simulator/orders")).GetProperty("fcm").GetProperty("requests").GetInt32();

    public async Task<JsonElement[]> Accepted() => [.. (await Read("/_simulator/pushes")).EnumerateArray()];

    public async ValueTask DisposeAsync()
    {
        _orders.Dispose();
        await _service.StopAsync();
        _service.Dispose();
        await _simulators.DisposeAsync();
    }

    private Task<JsonElement> Read(string path) =>
        _orders.GetFromJsonAsync<JsonElement>(path, TestContext.Current.CancellationToken);
}
