using System.Net;
using System.Net.Sockets;
using Garnet;
using Microsoft.Extensions.Logging.Abstractions;
using Tahoon.Testing;

namespace Tahoon.Gateway.Tests.Support;

/// <summary>The Redis that the suites are told to run on; else a real Garnet in this process, as the development cache runs it.</summary>
public sealed class SharedCache : IDisposable
{
    private GarnetServer? _server;

    public SharedCache()
        : this(TestServers.Redis)
    {
    }

    private SharedCache(string? given)
    {
        Port = given is null ? FreePort() : 0;
        ConnectionString = given ?? $"127.0.0.1:{Port}";
        if (given is null)
            Start();
    }

    public string ConnectionString { get; }

    /// <summary>Where the one in this process listens; 0 where another was given.</summary>
    public int Port { get; }

    /// <summary>One that nobody else uses, to be stopped.</summary>
    public static SharedCache OfOwn() => new(null);

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

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
