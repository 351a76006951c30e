using Azure.Messaging.ServiceBus;
using Microsoft.Extensions.Logging;

namespace Tahoon.Messaging.ServiceBus;

/// <summary>Receives from one queue until it is stopped.</summary>
internal sealed partial class ServiceBusConsumer(
    ServiceBusClient client,
    string queue,
    ConsumerOptions options,
    Func<ReceivedMessage, CancellationToken, Task<Settlement>> handle,
    TimeProvider time,
    ILogger log)
{
    private static readonly TimeSpan LongestHandling = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan StoppingTime = TimeSpan.FromSeconds(5);

    public async Task RunAsync(CancellationToken stopping)
    {
        var processor = client.CreateProcessor(queue, new ServiceBusProcessorOptions
        {
            ReceiveMode = ServiceBusReceiveMode.PeekLock,
            AutoCompleteMessages = false,
            MaxConcurrentCalls = options.Concurrency,
            MaxAutoLockRenewalDuration = LongestHandling,
        });
        processor.ProcessMessageAsync += HandleAsync;
        processor.ProcessErrorAsync += OnErrorAsync;
        try
        {
            await processor.StartProcessingAsync(stopping);
            await Task.Delay(Timeout.InfiniteTimeSpan, stopping);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // as it was told
        }
        finally
        {
            await CloseAsync(processor);
        }
    }

    private async Task HandleAsync(ProcessMessageEventArgs args)
    {
        // the token of the arguments ends with the processor, this one with the message's lock too
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(args.CancellationToken);
        var lost = false;
        Task OnLost(MessageLockLostEventArgs _)
        {
            lost = true;
            return ending.CancelAsync();
        }

        args.MessageLockLostAsync += OnLost;
        try
        {
            var received = ServiceBusMessages.Decode(args.Message);
            var settlement = await Handling.RunAsync(handle, received, time, log, ending.Token);
            if (lost)
                Log.LockLost(log, args.Message.MessageId);
            else
                await SettleAsync(args, settlement);
        }
        catch (Exception e) when (ServiceBusQueues.IsFailure(e))
        {
            Log.NotSettled(log, args.Message.MessageId, e);
        }
        finally
        {
            args.MessageLockLostAsync -= OnLost;
        }
    }

    // Not under the processor's token: what a handler has done while stopping is settled still.
    private static Task SettleAsync(ProcessMessageEventArgs args, Settlement settlement) => settlement switch
    {
        Settlement.Complete => args.CompleteMessageAsync(args.Message, CancellationToken.None),
        Settlement.DeadLetter(var reason, var description) =>
            args.DeadLetterMessageAsync(args.Message, reason, description, CancellationToken.None),
        _ => args.AbandonMessageAsync(args.Message, cancellationToken: CancellationToken.None),
    };

    private Task OnErrorAsync(ProcessErrorEventArgs args)
    {
        Log.Failed(log, queue, args.ErrorSource.ToString(), args.Exception);
        return Task.CompletedTask;
    }

    // Closing cancels the handlers' tokens and waits for them, however long they take; a stop that is cancelled would go on receiving.
    private static async Task CloseAsync(ServiceBusProcessor processor)
    {
        try
        {
            await processor.CloseAsync(CancellationToken.None).WaitAsync(StoppingTime, CancellationToken.None);
        }
        catch (TimeoutException)
        {
            // a handler does not end: its message comes again when its lock runs out
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "The lock of {MessageId} was lost; it will come again")]
        public static partial void LockLost(ILogger log, string messageId);

        [LoggerMessage(Level = LogLevel.Warning, Message = "The settlement of {MessageId} did not arrive; it will come again")]
        public static partial void NotSettled(ILogger log, string messageId, Exception failure);

        [LoggerMessage(Level = LogLevel.Warning, Message = "Receiving from {Queue} met a failure at {Source}; it goes on")]
        public static partial void Failed(ILogger log, string queue, string source, Exception failure);
    }
}
