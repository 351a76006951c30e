using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Tahoon.ServiceDefaults.Data;

namespace Tahoon.Messaging;

/// <summary>Deletes rows that were kept long enough, in small batches, so that no delete holds a writer up.</summary>
internal sealed partial class Retention<TContext, TRow>(
    Database<TContext> database, Func<IQueryable<TRow>, IQueryable<TRow>> outlived, TimeProvider clock,
    ILogger<Retention<TContext, TRow>> logger) : BackgroundService
    where TContext : DbContext
    where TRow : class
{
    private readonly Database<TContext> _database = database.AsSystem;

    private const int BatchSize = 200;
    private static readonly TimeSpan Between = TimeSpan.FromMinutes(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(Between, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            try
            {
                while (await SweepAsync(stoppingToken) == BatchSize)
                    await Task.Yield();
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                Log.Failed(logger, typeof(TRow).Name, exception);
            }
        }
    }

    /// <summary>Deletes one batch; the number of rows deleted.</summary>
    internal Task<int> SweepAsync(CancellationToken cancellation) => _database.WriteAsync(
        (context, token) => outlived(context.Set<TRow>()).Take(BatchSize).ExecuteDeleteAsync(token), cancellation);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Outlived {Rows} could not be swept")]
        public static partial void Failed(ILogger logger, string rows, Exception exception);
    }
}
