using System.Net.Sockets;
using Tahoon.SystemTests.Harness;

namespace Tahoon.Chaos.Faults;

/// <summary>Breaks the connections of the cache by its own means, a command of Redis.</summary>
internal static class Cache
{
    private static readonly byte[] KillAll = "CLIENT KILL TYPE NORMAL\r\n"u8.ToArray();

    public static async Task BreakConnectionsAsync(RunningSystem system, CancellationToken cancellation)
    {
        var address = new Uri(system.Resource("dev-cache").Endpoints[0]);
        using var client = new TcpClient();
        await client.ConnectAsync(address.Host, address.Port, cancellation);
        await client.GetStream().WriteAsync(KillAll, cancellation);
        var answer = new byte[64];
        var length = await client.GetStream().ReadAsync(answer, cancellation);

        // the number of connections killed, or an error
        if (length == 0 || answer[0] != (byte)':')
            throw new InvalidOperationException($"The cache answered {System.Text.Encoding.ASCII.GetString(answer, 0, length)}");
    }
}
