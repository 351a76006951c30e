using System.Net.Sockets;
using System.Text;
using Tahoon.SystemTests.Harness;

namespace Tahoon.Chaos.Faults;

/// <summary>Breaks the connections of the cache by its own means, a command of Redis.</summary>
internal static class Cache
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60), Pause = TimeSpan.FromMilliseconds(150), Each = TimeSpan.FromSeconds(3);

    private static readonly byte[] KillAll = "*4\r\n$6\r\nCLIENT\r\n$4\r\nKILL\r\n$4\r\nTYPE\r\n$6\r\nNORMAL\r\n"u8.ToArray();

    public static async Task BreakConnectionsAsync(RunningSystem system, CancellationToken cancellation)
    {
        var address = new Uri(system.Resource("dev-cache").Endpoints[0]);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        while (true)
        {
            try
            {
                await AskAsync(address, patience.Token);
                return;
            }
            catch (Exception deaf) when (deaf is SocketException or IOException or OperationCanceledException && !patience.IsCancellationRequested)
            {
                await Task.Delay(Pause, patience.Token);
            }
        }
    }

    private static async Task AskAsync(Uri address, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(Each);
        using var client = new TcpClient();
        await client.ConnectAsync(address.Host, address.Port, limit.Token);
        await client.GetStream().WriteAsync(KillAll, limit.Token);
        var answer = new byte[64];
        var length = await client.GetStream().ReadAsync(answer, limit.Token);

        // the number of connections killed, or an error
        if (length == 0 || answer[0] != (byte)':')
            throw new InvalidOperationException($"The cache answered {Encoding.ASCII.GetString(answer, 0, length)}");
    }
}
