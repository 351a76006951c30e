using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query.SqlExpressions;
using Microsoft.EntityFrameworkCore.Storage;

namespace Tahoon.ServiceDefaults.Data;

/// <summary>
/// The database's own clock, for leases and expiries: replicas whose clocks differ still agree on who holds what.
/// </summary>
public static class DatabaseClock
{
    /// <summary>Asks for now, UTC, by the database, to the millisecond.</summary>
    public static async Task<DateTime> ReadAsync(DbContext context, CancellationToken cancellation)
    {
        var now = context.Database.IsSqlite()
            ? context.Database.SqlQuery<DateTime>($"SELECT strftime('%Y-%m-%d %H:%M:%f', 'now') AS Value")
            : context.Database.SqlQuery<DateTime>($"SELECT SYSUTCDATETIME() AS Value");
        return DateTime.SpecifyKind(await now.SingleAsync(cancellation), DateTimeKind.Utc);
    }

    /// <summary>Now, UTC, by the database; usable inside queries only.</summary>
    public static DateTime UtcNow() => throw new InvalidOperationException("Only a query can ask the database's clock.");

    /// <summary>So many seconds from now, UTC, by the database; usable inside queries only.</summary>
    public static DateTime InSeconds(int seconds) =>
        throw new InvalidOperationException($"Only a query can ask the database's clock for {seconds} s from now.");

    /// <summary>Makes both usable in the queries of a context; called from OnModelCreating.</summary>
    public static void Map(ModelBuilder model, bool sqlite)
    {
        model.HasDbFunction(() => UtcNow()).HasTranslation(_ => sqlite ? SqliteNow([]) : SqlServerNow());
        model.HasDbFunction(() => InSeconds(default)).HasTranslation(
            arguments => sqlite ? SqliteNow([Modifier(arguments[0])]) : SqlServerIn(arguments[0]));
    }

    private static SqlFunctionExpression SqliteNow(SqlExpression[] modifiers) => Function(
        "strftime", [Text("%Y-%m-%d %H:%M:%f"), Text("now"), .. modifiers], typeof(DateTime));

    private static SqlBinaryExpression Modifier(SqlExpression seconds) => new(
        System.Linq.Expressions.ExpressionType.Add,
        new SqlUnaryExpression(System.Linq.Expressions.ExpressionType.Convert, seconds, typeof(string), StringMapping),
        Text(" seconds"),
        typeof(string),
        StringMapping);

    // inside of another function nothing tells its type, as a comparison or an assignment would
    private static SqlFunctionExpression SqlServerNow(RelationalTypeMapping? mapping = null) =>
        Function("SYSUTCDATETIME", [], typeof(DateTime), mapping);

    private static SqlFunctionExpression SqlServerIn(SqlExpression seconds) => Function(
        "DATEADD", [new SqlFragmentExpression("second"), seconds, SqlServerNow(InstantMapping)], typeof(DateTime));

    private static readonly StringTypeMapping StringMapping = new("TEXT", System.Data.DbType.String);

    private static readonly DateTimeTypeMapping InstantMapping = new("datetime2", System.Data.DbType.DateTime2);

    private static SqlConstantExpression Text(string text) => new(text, StringMapping);

    private static SqlFunctionExpression Function(
        string name, SqlExpression[] arguments, Type type, RelationalTypeMapping? mapping = null) =>
        new(name, arguments, nullable: false, argumentsPropagateNullability: arguments.Select(_ => false), type, mapping);
}
