using Amqp;
using Amqp.Framing;
using Amqp.Types;
using Microsoft.Extensions.Logging;

namespace Tahoon.Messaging.Amqp;

/// <summary>Handles what one link receives: handler, lock, settlement, and credit for the next message.</summary>
internal sealed partial class AmqpReception(
    ReceiverLink link,
    AmqpEntity entity,
    Func<ReceivedMessage, CancellationToken, Task<Settlement>> handle,
    TimeProvider time,
    ILogger log,
    CancellationToken linkLost,
    CancellationToken stopping)
{
    private static readonly TimeSpan FirstRetry = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestRetry = TimeSpan.FromSeconds(10);
    private static readonly Symbol DeadLetterCondition = new("com.microsoft:dead-letter");

    public async Task HandleAsync(Message message)
    {
        if (stopping.IsCancellationRequested)
        {
            Settle(message, () => link.Release(message));
            return;
        }

        var received = AmqpMessages.Decode(message);
        await using var held = AmqpLock.Hold(message, entity, time, log, linkLost);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(held.Lost, stopping);
        var settlement = await DecideAsync(received, ending.Token);
        if (settlement is Settlement.Abandon)
            await PauseAsync(received.DeliveryCount, ending.Token);

        if (held.Lost.IsCancellationRequested)
            Log.LockLost(log, received.Message.Id);
        else
            Settle(message, settlement);

        if (!stopping.IsCancellationRequested && !link.IsClosed)
            link.SetCredit(1, CreditMode.Manual);
    }

    private async Task<Settlement> DecideAsync(ReceivedMessage received, CancellationToken ending)
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

    // Given back at once, a database's short absence would use up all deliveries in a moment.
    private Task PauseAsync(int deliveryCount, CancellationToken ending) =>
        Task.Delay(Pauses.After(deliveryCount, FirstRetry, LongestRetry), time, ending)
            .ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);

    private void Settle(Message message, Settlement settlement) => Settle(message, () =>
    {
        switch (settlement)
        {
            case Settlement.Complete:
                link.Accept(message);
                break;
            case Settlement.DeadLetter(var reason, var description):
                link.Reject(message, DeadLetter(reason, description));
                break;
            default:
                link.Modify(message, deliveryFailed: true);
                break;
        }
    });

    private void Settle(Message message, Action settle)
    {
        try
        {
            settle();
        }
        catch (Exception e) when (AmqpFailure.Is(e))
        {
            Log.NotSettled(log, message.Properties?.GetMessageId()?.ToString(), e);
        }
    }

    private static Error DeadLetter(string reason, string description) => new(DeadLetterCondition)
    {
        Info = new Fields
        {
            [new Symbol("DeadLetterReason")] = reason,
            [new Symbol("DeadLetterErrorDescription")] = description,
        },
    };

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error,
            Message = "The handler of {MessageId} ({Subject}) failed at delivery {DeliveryCount}")]
        public static partial void HandlerFailed(
            ILogger log, string messageId, string subject, int deliveryCount, Exception failure);

        [LoggerMessage(Level = LogLevel.Warning, Message = "The lock of {MessageId} was lost; it will come again")]
        public static partial void LockLost(ILogger log, string messageId);

        [LoggerMessage(Level = LogLevel.Warning, Message = "The settlement of {MessageId} did not leave; it will come again")]
        public static partial void NotSettled(ILogger log, string? messageId, Exception failure);
    }
}
