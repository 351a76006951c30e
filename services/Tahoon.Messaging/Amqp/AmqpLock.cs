using Amqp;
using Amqp.Types;
using Microsoft.Extensions.Logging;

namespace Tahoon.Messaging.Amqp;

/// <summary>Keeps a message's lock alive while it is handled, and tells when it is lost.</summary>
internal sealed partial class AmqpLock : IAsyncDisposable
{
    private static readonly TimeSpan ShortestWait = TimeSpan.FromMilliseconds(100);
    private readonly CancellationTokenSource _lost;
    private readonly CancellationTokenSource _done = new();
    private readonly Task _renewing;

    private AmqpLock(Message message, AmqpEntity entity, TimeProvider time, ILogger log, CancellationToken linkLost)
    {
        _lost = CancellationTokenSource.CreateLinkedTokenSource(linkLost);
        _renewing = AmqpMessages.LockedUntil(message) is { } until
            ? RenewAsync(AmqpMessages.LockToken(message), until, entity, time, log)
            : Task.CompletedTask;
    }

    /// <summary>Cancelled when the lock is gone, or the link it was given on.</summary>
    public CancellationToken Lost => _lost.Token;

    public static AmqpLock Hold(
        Message message, AmqpEntity entity, TimeProvider time, ILogger log, CancellationToken linkLost) =>
        new(message, entity, time, log, linkLost);

    public async ValueTask DisposeAsync()
    {
        await _done.CancelAsync();
        await _renewing;
        _done.Dispose();
        _lost.Dispose();
    }

    private async Task RenewAsync(Guid token, DateTimeOffset until, AmqpEntity entity, TimeProvider time, ILogger log)
    {
        try
        {
            while (true)
            {
                var half = (until - time.GetUtcNow()) / 2;
                await Task.Delay(half > ShortestWait ? half : ShortestWait, time, _done.Token);
                until = await RenewOnceAsync(token, entity) ?? until;
                if (until <= time.GetUtcNow())
                {
                    await _lost.CancelAsync();
                    return;
                }
            }
        }
        catch (RequestRefusedException e)
        {
            Log.Refused(log, token, e.Message);
            await _lost.CancelAsync();
        }
        catch (OperationCanceledException)
        {
            // the message is handled
        }
    }

    // The broker being away for a moment doesn't lose the lock; its running out does.
    private async Task<DateTimeOffset?> RenewOnceAsync(Guid token, AmqpEntity entity)
    {
        try
        {
            var reply = await entity.AskAsync(
                "com.microsoft:renew-lock", new Map { ["lock-tokens"] = new[] { token } }, _done.Token);
            return reply["expirations"] is DateTime[] and [var at, ..]
                ? new DateTimeOffset(DateTime.SpecifyKind(at, DateTimeKind.Utc))
                : null;
        }
        catch (QueueUnavailableException)
        {
            return null;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "The lock {Token} was not renewed: {Reason}")]
        public static partial void Refused(ILogger log, Guid token, string reason);
    }
}
