using System.Net.Http.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Tahoon.Contracts.Json;
using Tahoon.PartnerSimulators;
using Xunit;

namespace Tahoon.Notification.Tests.Support;

/// <summary>A push that the simulated partner accepted.</summary>
internal sealed record AcceptedPush(string Name, string Token, Dictionary<string, string> Data, ShownText Notification);

internal sealed record ShownText(string Title, string Body);

/// <summary>The partner simulators on a free port, by the clock of the service under test.</summary>
internal sealed class Partners : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly HttpClient _http;
    private readonly HttpMessageInvoker _wire = new(new SocketsHttpHandler());

    private Partners(WebApplication app)
    {
        _app = app;
        _http = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
    }

    public static async Task<Partners> StartAsync(TimeProvider clock)
    {
        var app = PartnerSimulatorsApp.Create(
            ["--urls", "http://127.0.0.1:0", "--Logging:LogLevel:Default", "Warning"],
            services => services.AddSingleton(clock));
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new Partners(app);
    }

    /// <summary>Sends a request to <c>http://partners</c> to where they are.</summary>
    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellation)
    {
        request.RequestUri = new Uri(_http.BaseAddress!, request.RequestUri!.PathAndQuery);
        return _wire.SendAsync(request, cancellation);
    }

    /// <summary>Tells FCM how to behave from now on.</summary>
    public async Task OrderAsync(object order)
    {
        using var answer = await _http.PutAsJsonAsync("/_simulator/orders/fcm", order, TestContext.Current.CancellationToken);
        answer.EnsureSuccessStatusCode();
    }

    public async Task<IReadOnlyList<AcceptedPush>> PushesAsync() =>
        await _http.GetFromJsonAsync<List<AcceptedPush>>(
            "/_simulator/pushes", WireJson.Options, TestContext.Current.CancellationToken) ?? [];

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        _wire.Dispose();
        await _app.DisposeAsync();
    }
}
