using System.Net;
using System.Net.Sockets;

namespace Tahoon.Gateway.Tests.Support;

/// <summary>A way to a port of this machine on which what is answered can be kept back.</summary>
internal sealed class SlowWire : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly int _to;
    private volatile bool _held;

    public SlowWire(int to)
    {
        _to = to;
        _listener.Start();
        _ = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>From now on nobody gets an answer.</summary>
    public void Hold() => _held = true;

    public void Dispose()
    {
        _end.Cancel();
        _listener.Dispose();
        _end.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!_end.IsCancellationRequested)
        {
            var near = await _listener.AcceptTcpClientAsync(_end.Token);
            var far = new TcpClient();
            await far.ConnectAsync(IPAddress.Loopback, _to, _end.Token);
            _ = PassAsync(near.GetStream(), far.GetStream(), holds: false);
            _ = PassAsync(far.GetStream(), near.GetStream(), holds: true);
        }
    }

    private async Task PassAsync(NetworkStream from, NetworkStream to, bool holds)
    {
        var buffer = new byte[16 * 1024];
        for (int read; (read = await from.ReadAsync(buffer, _end.Token)) > 0;)
        {
            if (holds && _held)
                continue;
            await to.WriteAsync(buffer.AsMemory(0, read), _end.Token);
        }

        to.Socket.Shutdown(SocketShutdown.Send);
    }
}
