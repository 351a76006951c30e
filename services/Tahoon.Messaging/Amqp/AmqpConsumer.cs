using Amqp;
using Microsoft.Extensions.Logging;

namespace Tahoon.Messaging.Amqp;

/// <summary>Receives from one queue until it is stopped, over as many links as the broker's absences make it take.</summary>
internal sealed partial class AmqpConsumer(
    AmqpConnection connection,
    string queue,
    AmqpEntity entity,
    ConsumerOptions options,
    Func<ReceivedMessage, CancellationToken, Task<Settlement>> handle,
    TimeProvider time,
    ILogger log)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan StoppingTime = TimeSpan.FromSeconds(5);

    public async Task RunAsync(CancellationToken stopping)
    {
        for (var absence = 1; !stopping.IsCancellationRequested; absence++)
        {
            try
            {
                await ReceiveAsync(() => absence = 0, stopping);
            }
            catch (QueueUnavailableException e)
            {
                // an absence is told once, not at every attempt
                if (absence == 1)
                    Log.Away(log, queue, e);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }

            var pause = Pauses.After(Math.Max(absence, 1), FirstPause, LongestPause);
            await Task.Delay(pause, time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task ReceiveAsync(Action connected, CancellationToken stopping)
    {
        var session = await connection.OpenSessionAsync(stopping);
        var link = await AmqpLinks.OpenReceiverAsync(session, queue, null, stopping);
        connected();
        Log.Receiving(log, queue);

        var linkLost = new CancellationTokenSource(); // not disposed: a handler that does not end may look at it later
        var closed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var running = new Running();
        var reception = new AmqpReception(link, entity, handle, time, log, linkLost.Token, stopping);
        link.AddClosedCallback((_, _) => closed.TrySetResult());

        link.Start(0, (_, message) => running.Add(() => reception.HandleAsync(message)));
        link.SetCredit(options.Concurrency, CreditMode.Manual);

        await closed.Task.WaitAsync(stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (closed.Task.IsCompleted)
            await linkLost.CancelAsync();
        await running.AllAsync().WaitAsync(StoppingTime, time, CancellationToken.None)
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        session.Close(TimeSpan.Zero);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "Receiving from {Queue}")]
        public static partial void Receiving(ILogger log, string queue);

        [LoggerMessage(Level = LogLevel.Warning, Message = "Can't receive from {Queue}; trying again")]
        public static partial void Away(ILogger log, string queue, Exception failure);
    }
}
