using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Tahoon.ServiceDefaults;
using Tahoon.ServiceDefaults.Security;
using Tahoon.Testing.Http;
using Tahoon.Testing.Security;

namespace Tahoon.Testing;

/// <summary>The smallest service there can be: the defaults, and the endpoints that a test maps.</summary>
public sealed class DefaultsHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private DefaultsHost(WebApplication app, TestNetwork network, FakeTimeProvider clock, ErrorLog errors) =>
        (_app, Network, Clock, ErrorLog) = (app, network, clock, errors);

    /// <summary>What it can reach by HTTP.</summary>
    public TestNetwork Network { get; }

    /// <summary>Its TimeProvider, Monday 2026-06-01 08:00 UTC at first.</summary>
    public FakeTimeProvider Clock { get; }

    /// <summary>What it logged as errors.</summary>
    public ErrorLog ErrorLog { get; }

    /// <summary>Its services.</summary>
    public IServiceProvider Services => _app.Services;

    /// <summary>Starts it with these endpoints, and these services after the defaults.</summary>
    public static async Task<DefaultsHost> StartAsync(
        Action<WebApplication> map, Action<WebApplicationBuilder>? add = null, TestNetwork? network = null)
    {
        network ??= new TestNetwork();
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 6, 1, 8, 0, 0, TimeSpan.Zero));
        var errors = new ErrorLog();
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseTestServer();
        builder.Configuration["Tahoon:IdentifierKey"] = TestTokens.IdentifierKey;
        builder.Configuration["Tahoon:ServiceSecret"] = TestTokens.ServiceSecret;
        builder.Services.AddSingleton<TimeProvider>(clock);
        builder.AddServiceDefaults("defaults");
        builder.Logging.ClearProviders().AddProvider(errors);
        builder.Services.UseTestNetwork(network);
        add?.Invoke(builder);

        var app = builder.Build();
        app.UseServiceDefaults();
        map(app);
        await app.StartAsync();
        return new DefaultsHost(app, network, clock, errors);
    }

    /// <summary>A client that asks as this caller; null asks without a token.</summary>
    public HttpClient ClientFor(Caller? caller, params string[] scopes)
    {
        var client = _app.GetTestClient();
        if (caller is not null)
            client.DefaultRequestHeaders.Authorization = new(
                "Bearer", TestTokens.For(caller, Clock.GetUtcNow(), scopes.Length > 0 ? scopes : null));
        return client;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
