using Microsoft.Extensions.Logging;

namespace Tahoon.Messaging;

/// <summary>Runs a handler for an adapter: what it throws is told once, and a message given back waits a little first.</summary>
internal static partial class Handling
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(10);

    /// <param name="handle">The handler.</param>
    /// <param name="received">The message.</param>
    /// <param name="time">Paces the pause.</param>
    /// <param name="log">Told what the handler threw.</param>
    /// <param name="ending">The handler's token: the lock is lost, or the consumer stops.</param>
    public static async Task<Settlement> RunAsync(
        Func<ReceivedMessage, CancellationToken, Task<Settlement>> handle,
        ReceivedMessage received,
        TimeProvider time,
        ILogger log,
        CancellationToken ending)
    {
        var settlement = await DecideAsync(handle, received, log, ending);
        // Given back at once, a database's short absence would use up all deliveries in a moment.
        if (settlement is Settlement.Abandon)
            await Task.Delay(Pauses.After(received.DeliveryCount, FirstPause, LongestPause), time, ending)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return settlement;
    }

    private static async Task<Settlement> DecideAsync(
        Func<ReceivedMessage, CancellationToken, Task<Settlement>> handle,
        ReceivedMessage received,
        ILogger log,
        CancellationToken ending)
    {
        try
        {
            return await handle(received, ending);
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
            return Settlement.Retry;
        }
#pragma warning disable CA1031 // whatever a handler throws, its message must not be lost
        catch (Exception e)
#pragma warning restore CA1031
        {
            Log.HandlerFailed(log, received.Message.Id, received.Message.Subject, received.DeliveryCount, e);
            return Settlement.Retry;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error,
            Message = "The handler of {MessageId} ({Subject}) failed at delivery {DeliveryCount}")]
        public static partial void HandlerFailed(
            ILogger log, string messageId, string subject, int deliveryCount, Exception failure);
    }
}
