using System.Globalization;
using Garnet;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Tahoon.DevCache;

/// <summary>Garnet in this process: a Redis for development, in memory only; what does not fit pushes out the oldest.</summary>
internal sealed class CacheServer(CacheSettings settings, ILoggerFactory logs) : IHostedService, IDisposable
{
    private GarnetServer? _server;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _server = new GarnetServer(Arguments(), logs);
        _server.Start();
        Console.WriteLine($"DevCache listening on 127.0.0.1:{settings.Port}");
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        Dispose();
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        _server?.Dispose();
        _server = null;
    }

    private string[] Arguments() =>
    [
        "-q", "--port", settings.Port.ToString(CultureInfo.InvariantCulture), "--bind", "127.0.0.1",
        "--memory", settings.Memory, "--page", "1m", "--segment", "16m", "--index", "4m",
        // The default device needs libaio, which a bare machine does not have.
        "--device-type", "RandomAccess",
        // A script is atomic in Redis; here two would run at once over the same keys.
        "--lua", "--lua-transaction-mode",
    ];
}
