#pragma warning disable IDE0005 // this file is also compiled into web projects, which have some of these already
using System.Collections.Concurrent;
using Microsoft.AspNetCore.Connections;
#pragma warning restore IDE0005

namespace Tahoon.ServiceDefaults.Faults;

/// <summary>The connections that others have to this process, to be broken on order.</summary>
internal sealed class OpenConnections
{
    private readonly ConcurrentDictionary<string, ConnectionContext> _open = new();

    /// <summary>Sees a connection come and go.</summary>
    public ConnectionDelegate Watch(ConnectionDelegate next) => async connection =>
    {
        _open[connection.ConnectionId] = connection;
        try
        {
            await next(connection);
        }
        finally
        {
            _open.TryRemove(connection.ConnectionId, out _);
        }
    };

    /// <summary>Breaks all that are open, in the middle of whatever they carry.</summary>
    /// <param name="except">The id of the connection that the order came by, which has to carry its answer.</param>
    public void Break(string? except = null)
    {
        foreach (var connection in _open.Values.Where(connection => connection.ConnectionId != except))
            connection.Abort(new ConnectionAbortedException("Broken on order."));
    }
}
