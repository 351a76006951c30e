using System.Net.Sockets;
using Amqp;

namespace Tahoon.Messaging.Amqp;

/// <summary>Tells the failures of a broker or a network from bugs.</summary>
internal static class AmqpFailure
{
    /// <summary>True for what the AMQP library throws when its peer refuses or is gone.</summary>
    public static bool Is(Exception e) =>
        e is AmqpException or SocketException or IOException or ObjectDisposedException or TimeoutException
            // a link or session that is closing
            or InvalidOperationException { Source: "Amqp.Net" };
}
