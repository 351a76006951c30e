using System.Data.Common;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Tahoon.ServiceDefaults.Telemetry;

/// <summary>
/// One client span and one duration sample for each statement, after OpenTelemetry's semantic conventions for databases:
/// no instrumentation package for EF Core is used. Parameter values are never recorded.
/// </summary>
internal sealed class DatabaseSpans : DbCommandInterceptor
{
    public const string Name = "Tahoon.Database";

    public static readonly DatabaseSpans Instance = new();

    private static readonly ActivitySource Source = new(Name);

    public override ValueTask<DbDataReader> ReaderExecutedAsync(
        DbCommand command, CommandExecutedEventData eventData, DbDataReader result, CancellationToken cancellationToken = default)
    {
        Record(command, eventData, null);
        return new(result);
    }

    public override DbDataReader ReaderExecuted(DbCommand command, CommandExecutedEventData eventData, DbDataReader result)
    {
        Record(command, eventData, null);
        return result;
    }

    public override ValueTask<int> NonQueryExecutedAsync(
        DbCommand command, CommandExecutedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        Record(command, eventData, null);
        return new(result);
    }

    public override ValueTask<object?> ScalarExecutedAsync(
        DbCommand command, CommandExecutedEventData eventData, object? result, CancellationToken cancellationToken = default)
    {
        Record(command, eventData, null);
        return new(result);
    }

    public override Task CommandFailedAsync(
        DbCommand command, CommandErrorEventData eventData, CancellationToken cancellationToken = default)
    {
        Record(command, eventData, eventData.Exception);
        return Task.CompletedTask;
    }

    private static void Record(DbCommand command, CommandEndEventData data, Exception? failure)
    {
        var tags = new TagList
        {
            { "db.system.name", IsSqlite(command) ? "sqlite" : "microsoft.sql_server" },
            { "db.operation.name", Statement.OperationOf(command.CommandText) },
            { "db.namespace", Namespace(command.Connection) },
        };
        if (failure is not null)
            tags.Add("error.type", failure.GetType().Name);

        DatabaseMetrics.Ended(data.Duration, tags);

        // loops that ask every second would fill the trace store with roots of their own
        if (Activity.Current is not { } parent || !Source.HasListeners())
            return;

        var statement = Statement.Of(command.CommandText);
        using var span = Source.StartActivity(statement.Summary, ActivityKind.Client, parent.Context, tags, startTime: data.StartTime);
        span?.SetTag("db.query.summary", statement.Summary);
        span?.SetTag("db.collection.name", statement.Collection);
        span?.SetTag("db.query.text", command.CommandText);
        span?.SetTag("server.address", Server(command));
        if (failure is not null)
            span?.SetStatus(ActivityStatusCode.Error);
    }

    /// <summary>A database's name; of SQLite, whose databases are all called main, the file's.</summary>
    internal static string Namespace(DbConnection? connection) =>
        Path.GetFileNameWithoutExtension(connection?.DataSource ?? "") is { Length: > 0 } file && connection?.Database is "main"
            ? file
            : connection?.Database ?? "";

    // SQLite is no server: its data source is a file
    private static string? Server(DbCommand command) =>
        IsSqlite(command) ? null : command.Connection?.DataSource.Split(':')[^1].Split(',')[0];

    private static bool IsSqlite(DbCommand command) => command.GetType().Name.StartsWith("Sqlite", StringComparison.Ordinal);
}
