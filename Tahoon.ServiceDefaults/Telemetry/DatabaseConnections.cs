using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Tahoon.ServiceDefaults.Telemetry;

/// <summary>Counts connections in use: a context takes one for as long as it needs it, and gives it back to the pool.</summary>
internal sealed class DatabaseConnections : DbConnectionInterceptor
{
    public static readonly DatabaseConnections Instance = new();

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Count(connection, 1);

    public override Task ConnectionOpenedAsync(
        DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Count(connection, 1);
        return Task.CompletedTask;
    }

    public override void ConnectionClosed(DbConnection connection, ConnectionEndEventData eventData) => Count(connection, -1);

    public override Task ConnectionClosedAsync(DbConnection connection, ConnectionEndEventData eventData)
    {
        Count(connection, -1);
        return Task.CompletedTask;
    }

    private static void Count(DbConnection connection, int change) =>
        DatabaseMetrics.Used(DatabaseSpans.Namespace(connection), change);
}
