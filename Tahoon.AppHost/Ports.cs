using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace Tahoon.AppHost;

/// <summary>Free ports of this machine.</summary>
internal static class Ports
{
    // below the range that systems take outgoing connections' ports from, so that a chosen port stays free until it is used
    private const int First = 20_000;
    private const int Last = 32_000;

    private static readonly HashSet<int> Given = [];

    /// <summary>A free port that was not given before.</summary>
    public static int Free()
    {
        lock (Given)
        {
            while (true)
            {
                var port = RandomNumberGenerator.GetInt32(First, Last);
                if (!Given.Contains(port) && IsFree(port))
                {
                    Given.Add(port);
                    return port;
                }
            }
        }
    }

    /// <summary>Whether nobody listens there on either loopback.</summary>
    public static bool IsFree(int port) =>
        IsFree(new IPEndPoint(IPAddress.Loopback, port))
        && (!Socket.OSSupportsIPv6 || IsFree(new IPEndPoint(IPAddress.IPv6Loopback, port)));

    private static bool IsFree(IPEndPoint endpoint)
    {
        try
        {
            using var socket = new Socket(endpoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
            socket.Bind(endpoint);
            return true;
        }
        catch (SocketException failure) when (failure.SocketErrorCode is SocketError.AddressNotAvailable)
        {
            return true; // this machine has no such loopback
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
