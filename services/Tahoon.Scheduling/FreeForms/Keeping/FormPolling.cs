using System.Threading.Channels;
using Microsoft.Extensions.Options;
using Tahoon.ServiceDefaults.Health;

namespace Tahoon.Scheduling.FreeForms.Keeping;

/// <summary>
/// Asks every second, in every replica, what has changed. Between, it looks at providers that a replica told to have been
/// booked: that hastens, and nothing depends on it.
/// </summary>
internal sealed partial class FormPolling(
    FormKeeper keeper, FormCache cache, IOptions<FreeFormOptions> options, Pulses pulses, TimeProvider clock,
    ILogger<FormPolling> logger)
    : BackgroundService
{
    private const string Loop = "free forms";
    private static readonly TimeSpan Gathering = TimeSpan.FromMilliseconds(200);

    private readonly Channel<Guid> _told = Channel.CreateBounded<Guid>(
        new BoundedChannelOptions(1_000) { FullMode = BoundedChannelFullMode.DropWrite });

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var hastening = HastenAsync(stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            pulses.Beat(Loop);
            await TryAsync(() => keeper.PollAsync(stoppingToken), stoppingToken);
            await Task.Delay(TimeSpan.FromMilliseconds(options.Value.PollMilliseconds), clock, stoppingToken)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        pulses.End(Loop);
        await hastening.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task HastenAsync(CancellationToken cancellation)
    {
        await ListenAsync(cancellation);
        while (await _told.Reader.WaitToReadAsync(cancellation))
        {
            // a crowd is looked at together
            await Task.Delay(Gathering, clock, cancellation);
            var providers = new HashSet<Guid>();
            while (_told.Reader.TryRead(out var provider))
                providers.Add(provider);
            await TryAsync(() => keeper.FindAsync(providers, cancellation), cancellation);
        }
    }

    /// <summary>Once Redis has answered, the client listens again by itself whenever it comes back.</summary>
    private async Task ListenAsync(CancellationToken cancellation)
    {
        while (cache.IsThere && !await cache.ListenAsync(provider => _told.Writer.TryWrite(provider)))
            await Task.Delay(TimeSpan.FromSeconds(5), clock, cancellation);
    }

    private async Task TryAsync(Func<Task> work, CancellationToken cancellation)
    {
        try
        {
            await work();
        }
        catch (Exception exception) when (!cancellation.IsCancellationRequested)
        {
            Log.Failed(logger, exception);
        }
        catch (OperationCanceledException)
        {
            // stopping
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "What is free could not be brought up to date; the next round tries again")]
        public static partial void Failed(ILogger logger, Exception exception);
    }
}
