using Microsoft.Extensions.Options;
using Tahoon.ServiceDefaults.Health;

namespace Tahoon.Scheduling.Sweeping;

/// <summary>Looks every few seconds, in every replica, for allocations that were left behind.</summary>
internal sealed partial class Sweeper(
    AbandonedTries tries, LapsedHolds holds, IOptions<SweepingOptions> options, Pulses pulses, TimeProvider clock,
    ILogger<Sweeper> logger)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(options.Value.SweepSeconds), clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                await SweepAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // stopping: what is left is found by the next replica that looks
        }
    }

    private async Task SweepAsync(CancellationToken cancellation)
    {
        using var busy = pulses.Busy("sweeper");
        try
        {
            await holds.SweepAsync(cancellation);
            await tries.SweepAsync(cancellation);
        }
        catch (Exception exception) when (!cancellation.IsCancellationRequested)
        {
            Log.Failed(logger, exception);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "The sweep could not be finished; the next one tries again")]
        public static partial void Failed(ILogger logger, Exception exception);
    }
}
