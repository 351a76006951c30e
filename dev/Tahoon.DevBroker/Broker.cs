using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using OpenTelemetry.Metrics;
using Tahoon.DevBroker.Connections;
using Tahoon.DevBroker.Operations;
using Tahoon.DevBroker.Queues;
using Tahoon.DevBroker.Storage;
using Tahoon.ServiceDefaults.Faults;
using Tahoon.ServiceDefaults.Hosting;

namespace Tahoon.DevBroker;

/// <summary>
/// A running broker: AMQP on one port of the loopback, an endpoint for operators on another. It speaks as much of Service
/// Bus' dialect as its official SDKs need for queues; topics, sessions, transactions, time to live and changed properties
/// on abandon are not there.
/// </summary>
internal sealed partial class Broker : IAsyncDisposable
{
    private readonly WebApplication _app;
    private ListenOptions? _amqp;
    private ListenOptions? _http;

    private Broker(WebApplicationBuilder builder, BrokerOptions options)
    {
        AddServices(builder.Services, options);
        Listen(builder, options);
        _app = builder.Build();
        _app.MapHealth();
        _app.MapQueues();
        _app.MapPrometheusScrapingEndpoint("/metrics");
        _ = _app.Services.GetRequiredService<QueueMetrics>();
    }

    public int Port => _amqp!.IPEndPoint!.Port;

    /// <summary>While set, every write fails as on a full disk.</summary>
    public bool Full
    {
        get => Journal.Full;
        set => Journal.Full = value;
    }

    /// <summary>AMQP connections that are open now.</summary>
    public int Connections => _app.Services.GetRequiredService<AmqpEndpoint>().Connections;

    private Journal Journal => _app.Services.GetRequiredService<Journal>();

    public QueueSet Queues => _app.Services.GetRequiredService<QueueSet>();

    public int HttpPort => _http!.IPEndPoint!.Port;

    /// <summary>Starts a broker; it takes connections when this returns.</summary>
    /// <param name="args">The command line; see <see cref="BrokerOptions"/>.</param>
    /// <param name="clock">Ends locks and schedules; the system's where null.</param>
    /// <param name="log">Told what the broker logs, beside the console.</param>
    public static async Task<Broker> StartAsync(string[] args, TimeProvider? clock = null, ILoggerProvider? log = null)
    {
        var builder = WebApplication.CreateSlimBuilder(args);
        builder.Configuration.AddCommandLine(args, BrokerOptions.Switches);
        builder.Logging.AddSimpleConsole(console => console.SingleLine = true).AddFilter("Microsoft", LogLevel.Warning);
        if (log is not null)
            builder.Logging.AddProvider(log);
        builder.Services.AddSingleton(clock ?? TimeProvider.System);
        builder.AddParentLifetime();
        var options = builder.Configuration.GetSection("Broker").Get<BrokerOptions>() ?? new BrokerOptions();

        var broker = new Broker(builder, options);
        _ = broker.Queues; // fails now, not at the first connection
        await broker._app.StartAsync();
        Log.Listening(
            broker._app.Logger, broker.Port, broker.HttpPort, Path.GetFullPath(options.Data), string.Join(", ", options.QueueNames()));
        return broker;
    }

    public Task WaitForShutdownAsync() => _app.WaitForShutdownAsync();

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static void AddServices(IServiceCollection services, BrokerOptions options)
    {
        services.AddSingleton(s => new Journal(options.Data, s.GetRequiredService<ILogger<Journal>>()));
        services.AddSingleton(s => new QueueSet(
            options.QueueNames(),
            new QueueRules(TimeSpan.FromSeconds(options.LockSeconds), options.MaxDeliveries),
            s.GetRequiredService<Journal>(),
            s.GetRequiredService<TimeProvider>(),
            s.GetRequiredService<ILogger<QueueSet>>()));
        services.AddSingleton(options);
        services.AddSingleton<AmqpEndpoint>();
        services.AddSingleton<OpenConnections>();
        services.AddSingleton<QueueMetrics>();
        services.AddOpenTelemetry().WithMetrics(metrics => metrics.AddMeter(QueueMetrics.MeterName).AddPrometheusExporter());
    }

    private void Listen(WebApplicationBuilder builder, BrokerOptions options)
    {
        var urls = builder.Configuration[WebHostDefaults.ServerUrlsKey];
        var httpPort = options.HttpPort ?? PortOf(urls);
        // both endpoints are bound below; left in place, the setting would only be warned about
        builder.WebHost.UseSetting(WebHostDefaults.ServerUrlsKey, "");
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, httpPort, listen => _http = listen);
            kestrel.Listen(IPAddress.Loopback, options.Port, listen =>
            {
                _amqp = listen;
                listen.Use(kestrel.ApplicationServices.GetRequiredService<OpenConnections>().Watch);
                listen.UseConnectionHandler<AmqpEndpoint>();
            });
        });
    }

    private static int PortOf(string? urls)
    {
        var port = urls?.Split(';')[0].Split(':')[^1].TrimEnd('/');
        return int.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out var parsed) ? parsed : 0;
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information,
            Message = "Broker listening on 127.0.0.1:{Port}, operators on http://127.0.0.1:{HttpPort}, data in {Data}, queues {Queues}")]
        public static partial void Listening(ILogger log, int port, int httpPort, string data, string queues);
    }
}
