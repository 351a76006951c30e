using Microsoft.EntityFrameworkCore;
using Tahoon.Scheduling.Data;
using Tahoon.ServiceDefaults.Data;

namespace Tahoon.Scheduling.FreeForms.Keeping;

/// <summary>
/// The verb <c>--rebuild-free-forms</c>: every replica makes every form anew. It says so in the one way that can't be lost, by
/// the marks: each provider's turn is raised, so every copy, in memory and in Redis, is an old one.
/// </summary>
internal static partial class RebuildVerb
{
    /// <summary>More than was taken since any backup, so that no copy made of a database before its restoration bears a mark again.</summary>
    private const long Stride = 1_000_000;

    /// <summary>Small enough for no engine to lock the table, and short enough for a booking to wait.</summary>
    private const int AtOnce = 500;

    public static async Task<bool> RebuildWhereAskedAsync(this IHost host, string[] arguments)
    {
        if (!arguments.Contains("--rebuild-free-forms", StringComparer.Ordinal))
            return false;

        var database = host.Services.GetRequiredService<Database<SchedulingDb>>();
        var cancellation = host.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        Log.Rebuilt(
            host.Services.GetRequiredService<ILogger<SchedulingDb>>(), await RaiseAsync(database.AsSystem, cancellation));
        return true;
    }

    /// <summary>Raises every provider's turn; the number of providers.</summary>
    public static async Task<int> RaiseAsync(Database<SchedulingDb> database, CancellationToken cancellation)
    {
        var providers = await database.ReadAsync(
            (db, token) => db.ProviderLocks.Select(row => row.ProviderId).ToListAsync(token), cancellation);
        foreach (var some in providers.Chunk(AtOnce))
            await database.WriteAsync(
                (db, token) => db.ProviderLocks.Where(row => EF.Parameter(some).Contains(row.ProviderId))
                    .ExecuteUpdateAsync(set => set.SetProperty(row => row.Turn, row => row.Turn + Stride), token),
                cancellation);
        return providers.Count;
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "The forms of {Providers} providers are made anew, by each replica within seconds")]
        public static partial void Rebuilt(ILogger logger, int providers);
    }
}
