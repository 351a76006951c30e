using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Tahoon.ServiceDefaults.Data;

/// <summary>The database is away, busy or full; the caller is told 503 with Retry-After.</summary>
public sealed class StorageUnavailableException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>Tells what an exception of either engine means, by its number: texts vary.</summary>
public static class StorageFaults
{
    private const int SqliteBusy = 5, SqliteLocked = 6, SqliteIoError = 10, SqliteFull = 13, SqliteCantOpen = 14;
    private const int SqliteConstraintUnique = 2067, SqliteConstraintPrimaryKey = 1555;

    /// <summary>A unique index or primary key refused a row: somebody else was first.</summary>
    public static bool IsDuplicate(Exception exception) => Root(exception) switch
    {
        SqliteException sqlite => sqlite.SqliteExtendedErrorCode is SqliteConstraintUnique or SqliteConstraintPrimaryKey,
        SqlException sql => sql.Number is 2627 or 2601,
        _ => false,
    };

    /// <summary>The database can't be reached, is busy, or takes no more.</summary>
    public static bool IsUnavailable(Exception exception) => Root(exception) switch
    {
        SqliteException sqlite =>
            sqlite.SqliteErrorCode is SqliteBusy or SqliteLocked or SqliteIoError or SqliteFull or SqliteCantOpen,
        SqlException sql => sql.IsTransient || sql.Number is -2 or 2 or 53 or 258 or 1205 or 1222 or 3960 or 10060 or 18456,
        TimeoutException => true,
        _ => false,
    };

    private static Exception Root(Exception exception) => exception switch
    {
        DbUpdateException { InnerException: { } inner } => Root(inner),
        RetryLimitExceededException { InnerException: { } inner } => Root(inner),
        _ => exception,
    };
}
