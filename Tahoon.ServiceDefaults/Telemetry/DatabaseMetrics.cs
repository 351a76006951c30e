using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Tahoon.ServiceDefaults.Telemetry;

/// <summary>What the use of databases comes to, after OpenTelemetry's semantic conventions where they have a word for it.</summary>
internal static class DatabaseMetrics
{
    public const string MeterName = "Tahoon.Database";

    private static readonly Meter Meter = new(MeterName);

    private static readonly Histogram<double> Durations = Meter.CreateHistogram<double>(
        "db.client.operation.duration", "s",
        "How long a statement took. By `db.system.name`, `db.namespace`, `db.operation.name`, `error.type`.");

    private static readonly UpDownCounter<long> Connections = Meter.CreateUpDownCounter<long>(
        "db.client.connection.count", "{connection}",
        "Connections that are in use. By `db.client.connection.pool.name`, `db.client.connection.state`.");

    private static readonly Histogram<double> WriteWaits = Meter.CreateHistogram<double>(
        "tahoon.database.write.wait", "s", "How long a writer waited for its turn in this process. By `db.namespace`.");

    private static readonly Counter<long> ReplicaReads = Meter.CreateCounter<long>(
        "tahoon.database.replica.reads", "{read}",
        "Reads that may go to a replica: read of the `replica`, or of the database itself as the replica was `behind` or `away`. "
        + "By `db.namespace`, `result`.");

    public static void Ended(TimeSpan duration, in TagList tags) => Durations.Record(duration.TotalSeconds, tags);

    /// <param name="change">1 for a connection taken, -1 for one given back.</param>
    public static void Used(string database, int change) => Connections.Add(
        change, new("db.client.connection.pool.name", database), new("db.client.connection.state", "used"));

    public static void Waited(string context, TimeSpan wait) =>
        WriteWaits.Record(wait.TotalSeconds, new KeyValuePair<string, object?>("db.namespace", context));

    public static void ReadOf(string context, string result) => ReplicaReads.Add(1, new("db.namespace", context), new("result", result));
}
