using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Tahoon.ServiceDefaults.Data;

/// <summary>Fills a fresh database with demonstration data; runs after the migrations, in Development only.</summary>
/// <typeparam name="TContext">The service's model.</typeparam>
public interface IDemonstrationData<TContext>
    where TContext : DbContext
{
    /// <summary>Adds what is missing; a second run adds nothing.</summary>
    Task AddAsync(TContext database, CancellationToken cancellation);
}

/// <summary>The <c>--migrate</c> verb that every service with a database has.</summary>
public static partial class MigrateVerb
{
    /// <summary>
    /// Where the arguments say <c>--migrate</c>: applies the migrations, in Development adds the demonstration data, and
    /// returns true, so that the process ends without having listened.
    /// </summary>
    public static async Task<bool> MigrateWhereAskedAsync<TContext>(this IHost host, string[] arguments)
        where TContext : DbContext
    {
        if (!arguments.Contains("--migrate", StringComparer.Ordinal))
            return false;

        var logger = host.Services.GetRequiredService<ILogger<TContext>>();
        var cancellation = host.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        var contexts = host.Services.GetRequiredService<IDbContextFactory<TContext>>();

        await using var context = await contexts.CreateDbContextAsync(cancellation);
        await context.MigrateWithSnapshotsAsync(cancellation);
        Log.Migrated(logger, typeof(TContext).Name);

        if (host.Services.GetRequiredService<IHostEnvironment>().IsDevelopment()
            && host.Services.GetService<IDemonstrationData<TContext>>() is { } demonstration)
        {
            await host.Services.GetRequiredService<Database<TContext>>().AsSystem.WriteAsync(
                async (database, token) =>
                {
                    await demonstration.AddAsync(database, token);
                    return true;
                },
                cancellation);
            Log.Demonstrated(logger, typeof(TContext).Name);
        }

        return true;
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "The migrations of {Context} are applied")]
        public static partial void Migrated(ILogger logger, string context);

        [LoggerMessage(2, LogLevel.Information, "The demonstration data of {Context} is there")]
        public static partial void Demonstrated(ILogger logger, string context);
    }
}
