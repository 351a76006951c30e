using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Configuration;

namespace Tahoon.DevCache;

/// <summary><c>--port</c> (0 picks a free one) and <c>--memory</c>, what keys and values may take (as in 64m).</summary>
internal sealed record CacheSettings(int Port, string Memory)
{
    public static CacheSettings From(IConfiguration configuration)
    {
        var port = int.Parse(configuration["port"] ?? "6379", CultureInfo.InvariantCulture);
        return new CacheSettings(port == 0 ? FreePort() : port, configuration["memory"] ?? "32m");
    }

    // The server can't say which port it was given, so one is found first; it is free until somebody is quicker.
    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
