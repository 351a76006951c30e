using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Tahoon.PartnerSimulators.Tests;

/// <summary>The simulators on a free port, with a clock that stands until it is told to go on.</summary>
internal sealed class RunningSimulators : IAsyncDisposable
{
    private readonly WebApplication _app;

    private RunningSimulators(WebApplication app, FakeTimeProvider clock)
    {
        _app = app;
        Clock = clock;
        Http = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
    }

    public FakeTimeProvider Clock { get; }

    public HttpClient Http { get; }

    public static async Task<RunningSimulators> Start(params string[] settings)
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 3, 1, 9, 0, 0, TimeSpan.Zero));
        var app = PartnerSimulatorsApp.Create(["--urls", "http://127.0.0.1:0", "--Logging:LogLevel:Default", "Warning", .. settings],
            services => services.AddSingleton<TimeProvider>(clock));
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new RunningSimulators(app, clock);
    }

    public async Task<HttpResponseMessage> Send(HttpMethod method, string path, object? body = null, string? authorization = null)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null)
            request.Content = body as HttpContent ?? JsonContent.Create(body);
        if (authorization is not null)
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
        return await Http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public Task<HttpResponseMessage> Order(string partner, object order) =>
        Send(HttpMethod.Put, $"/_simulator/orders/{partner}", order);

    public async Task<JsonElement> Read(string path) => await Json(await Send(HttpMethod.Get, path));

    public static async Task<JsonElement> Json(HttpResponseMessage answer) =>
        await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.DisposeAsync();
    }
}
