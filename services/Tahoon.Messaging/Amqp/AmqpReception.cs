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
    private static readonly Symbol DeadLetterCondition = new("com.microsoft:dead-letter");

    public async Task HandleAsync(Message message)
    {
        if (stopping.IsCancellationRequested)
        {
            Tell(message, () => link.Release(message));
            return;
        }

        try
        {
            await HandleUnderLockAsync(message);
        }
        finally
        {
            if (!stopping.IsCancellationRequested && !link.IsClosed)
                Tell(message, () => link.SetCredit(1, CreditMode.Manual));
        }
    }

    private async Task HandleUnderLockAsync(Message message)
    {
        var received = AmqpMessages.Decode(message);
        await using var held = AmqpLock.Hold(message, entity, time, log, linkLost);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(held.Lost, stopping);
        var settlement = await Handling.RunAsync(handle, received, time, log, ending.Token);
        if (held.Lost.IsCancellationRequested)
            Log.LockLost(log, received.Message.Id);
        else
            Settle(message, settlement);
    }

    private void Settle(Message message, Settlement settlement) => Tell(message, () =>
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

    private void Tell(Message message, Action tell)
    {
        try
        {
            tell();
        }
        catch (Exception e) when (AmqpFailure.Is(e))
        {
            Log.NotTold(log, message.Properties?.GetMessageId()?.ToString(), e);
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
        [LoggerMessage(Level = LogLevel.Warning, Message = "The lock of {MessageId} was lost; it will come again")]
        public static partial void LockLost(ILogger log, string messageId);

        [LoggerMessage(Level = LogLevel.Warning, Message = "The broker can't be told about {MessageId} any more")]
        public static partial void NotTold(ILogger log, string? messageId, Exception failure);
    }
}
