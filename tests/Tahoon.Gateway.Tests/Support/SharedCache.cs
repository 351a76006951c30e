using System.Net;
using System.Net.Sockets;
using Garnet;
using Microsoft.Extensions.Logging.Abstractions;

namespace Tahoon.Gateway.Tests.Support;

/// <summary>A real Garnet in this process, as the development cache runs it.</summary>
public sealed class SharedCache : IDisposable
{
    private GarnetServer? _server;

    public SharedCache()
    {
        using (var probe = new TcpListener(IPAddress.Loopback, 0))
        {
            probe.Start();
            Port = ((IPEndPoint)probe.LocalEndpoint).Port;
        }

        Start();
    }

    public int Port { get; }

    public string ConnectionString => $"127.0.0.1:{Port}";

    public void Start()
    {
        _server = new GarnetServer(
            [
                "-q", "--port", $"{Port}", "--bind", "127.0.0.1", "--memory", "32m", "--page", "1m", "--segment", "16m", "--index", "4m",
                "--device-type", "RandomAccess", "--lua", "--lua-transaction-mode",
            ],
            NullLoggerFactory.Instance);
        _server.Start();
    }

    public void Stop()
    {
        _server?.Dispose();
        _server = null;
    }

    public void Dispose() => Stop();
}
