using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Tahoon.Booking.Clients.VideoSdk;
using Tahoon.PartnerSimulators;
using Xunit;

namespace Tahoon.Booking.Tests.Clients.VideoSdk;

/// <summary>The client as the service has it, found by discovery, and the simulated partner behind it.</summary>
internal sealed class RoomsAtTheSimulator : IAsyncDisposable
{
    private const string Secret = "0123456789abcdef0123456789abcdef";

    private readonly WebApplication _simulators;
    private readonly IHost _service;
    private readonly HttpClient _orders;

    private RoomsAtTheSimulator(WebApplication simulators, IHost service)
    {
        _simulators = simulators;
        _service = service;
        _orders = new HttpClient { BaseAddress = new Uri(simulators.Urls.First()) };
    }

    public VideoRooms Rooms => _service.Services.GetRequiredService<VideoRooms>();

    public IVideoSdk Client => _service.Services.GetRequiredService<IVideoSdk>();

    public static async Task<RoomsAtTheSimulator> Start(TimeProvider? clock = null, params (string Name, string Value)[] settings)
    {
        var simulators = PartnerSimulatorsApp.Create(["--urls", "http://127.0.0.1:0", "--Logging:LogLevel:Default", "None",
            "--Partners:VideoSdk:ApiKey", "key", "--Partners:VideoSdk:Secret", Secret]);
        await simulators.StartAsync(TestContext.Current.CancellationToken);

        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { EnvironmentName = "Development" });
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["services:partners:http:0"] = simulators.Urls.First(),
            ["Partners:VideoSdk:ApiKey"] = "key",
            ["Partners:VideoSdk:Secret"] = Secret,
            ["Partners:VideoSdk:FirstRetryAfter"] = "00:00:00.010",
        });
        builder.Configuration.AddInMemoryCollection(
            settings.Select(s => KeyValuePair.Create($"Partners:VideoSdk:{s.Name}", (string?)s.Value)));
        builder.Services.TryAddSingleton(clock ?? TimeProvider.System);
        builder.Services.AddServiceDiscovery();
        builder.Services.ConfigureHttpClientDefaults(client =>
        {
            // What every client of a service has, only less patient: a call that takes longer shows that it was taken away.
            client.AddStandardResilienceHandler(options =>
            {
                options.AttemptTimeout.Timeout = TimeSpan.FromMilliseconds(200);
                options.TotalRequestTimeout.Timeout = TimeSpan.FromMilliseconds(400);
            });
            client.AddServiceDiscovery();
        });
        builder.AddVideoSdk();
        var service = builder.Build();
        await service.StartAsync(TestContext.Current.CancellationToken);
        return new RoomsAtTheSimulator(simulators, service);
    }

    public Task<PartnerOutcome> Open(string bookingId = "bkg_1") => Rooms.Open(bookingId, TestContext.Current.CancellationToken);

    public Task<PartnerOutcome> Close(string roomId) => Rooms.Close(roomId, TestContext.Current.CancellationToken);

    public async Task Order(object order)
    {
        using var answer = await _orders.PutAsJsonAsync("/_simulator/orders/videosdk", order, TestContext.Current.CancellationToken);
        answer.EnsureSuccessStatusCode();
    }

    public async Task<int> Requests() =>
        (await Read("/_simulator/orders")).GetProperty("videosdk").GetProperty("requests").GetInt32();

    public async Task<JsonElement[]> Kept() => [.. (await Read("/_simulator/rooms")).EnumerateArray()];

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
