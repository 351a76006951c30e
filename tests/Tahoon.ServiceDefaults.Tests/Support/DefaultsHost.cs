using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Tahoon.ServiceDefaults.Security;
using Tahoon.Testing.Http;
using Tahoon.Testing.Security;

namespace Tahoon.ServiceDefaults.Tests.Support;

/// <summary>The smallest service there can be: the defaults, and the endpoints that a test maps.</summary>
internal sealed class DefaultsHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private DefaultsHost(WebApplication app, TestNetwork network, FakeTimeProvider clock) =>
        (_app, Network, Clock) = (app, network, clock);

    public TestNetwork Network { get; }

    public FakeTimeProvider Clock { get; }

    public IServiceProvider Services => _app.Services;

    public static async Task<DefaultsHost> StartAsync(
        Action<WebApplication> map, Action<WebApplicationBuilder>? add = null, TestNetwork? network = null)
    {
        network ??= new TestNetwork();
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 6, 1, 8, 0, 0, TimeSpan.Zero));
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseTestServer();
        builder.Configuration["Tahoon:IdentifierKey"] = TestTokens.IdentifierKey;
        builder.Configuration["Tahoon:ServiceSecret"] = TestTokens.ServiceSecret;
        builder.Services.AddSingleton<TimeProvider>(clock);
        builder.AddServiceDefaults("defaults");
        builder.Logging.ClearProviders();
        builder.Services.UseTestNetwork(network);
        add?.Invoke(builder);

        var app = builder.Build();
        app.UseServiceDefaults();
        map(app);
        await app.StartAsync();
        return new DefaultsHost(app, network, clock);
    }

    public HttpClient ClientFor(Caller? caller, params string[] scopes)
    {
        var client = _app.GetTestClient();
        if (caller is not null)
            client.DefaultRequestHeaders.Authorization = new(
                "Bearer", TestTokens.For(caller, Clock.GetUtcNow(), scopes.Length > 0 ? scopes : null));
        return client;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
