using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Tahoon.ServiceDefaults.Telemetry;

/// <summary>Counts what is in a database, for gauges.</summary>
public interface ICensus
{
    /// <summary>Counts once and records the result.</summary>
    Task CountAsync(CancellationToken cancellation);
}

/// <summary>Takes every census of the service again and again. Each replica tells the same, so gauges are joined by their maximum.</summary>
internal sealed partial class CensusTaker(IEnumerable<ICensus> censuses, TimeProvider clock, ILogger<CensusTaker> logger) : BackgroundService
{
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(Between, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            foreach (var census in censuses)
                await CountAsync(census, stoppingToken);
        }
    }

    private async Task CountAsync(ICensus census, CancellationToken cancellation)
    {
        try
        {
            await census.CountAsync(cancellation);
        }
        catch (Exception exception) when (!cancellation.IsCancellationRequested)
        {
            // the gauge keeps what it had; that the database is away is told by others
            Log.NotCounted(logger, census.GetType().Name, exception);
        }
        catch (OperationCanceledException)
        {
            // stopping
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Debug, "{Census} could not be taken")]
        public static partial void NotCounted(ILogger logger, string census, Exception exception);
    }
}

/// <summary>Registers censuses.</summary>
public static class CensusExtensions
{
    /// <summary>Takes a census every five seconds, in every replica.</summary>
    public static IHostApplicationBuilder AddCensus<TCensus>(this IHostApplicationBuilder builder)
        where TCensus : class, ICensus
    {
        builder.Services.AddSingleton<ICensus, TCensus>();
        builder.Services.AddHostedService<CensusTaker>(); // once, however often it is asked for
        return builder;
    }
}
