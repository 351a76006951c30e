using System.Net;
using System.Net.Sockets;

namespace Tahoon.AppHost.Embedded.Running;

/// <summary>Whether somebody listens, asked many times a second while programs start: a refusal is an answer here, and
/// costs no exception.</summary>
internal static class Connecting
{
    public static async Task<bool> IsTakenAsync(int port, TimeSpan patience)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        using var attempt = new SocketAsyncEventArgs { RemoteEndPoint = new IPEndPoint(IPAddress.Loopback, port) };
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        attempt.Completed += (_, _) => done.SetResult();
        if (socket.ConnectAsync(attempt) && await Task.WhenAny(done.Task, Task.Delay(patience)) != done.Task)
        {
            Socket.CancelConnectAsync(attempt);
            await done.Task;
        }

        return attempt.SocketError is SocketError.Success;
    }
}
