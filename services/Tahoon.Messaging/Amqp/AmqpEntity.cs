using Amqp;
using Amqp.Framing;
using Amqp.Types;

namespace Tahoon.Messaging.Amqp;

/// <summary>One queue as a sender sees it; its links are kept, and opened anew after they were lost.</summary>
internal sealed class AmqpEntity(AmqpConnection connection, string queue)
{
    private static readonly TimeSpan AnswerTime = TimeSpan.FromSeconds(30);
    private readonly Kept<SenderLink> _sender = new(
        async () => await AmqpLinks.OpenSenderAsync(
            await connection.OpenSessionAsync(CancellationToken.None), queue, CancellationToken.None),
        link => link.IsClosed);
    private readonly Kept<AmqpRequests> _requests = new(
        async () => await AmqpRequests.OpenAsync(
            await connection.OpenSessionAsync(CancellationToken.None), $"{queue}/$management", CancellationToken.None),
        requests => requests.IsClosed);

    /// <summary>Sends all messages at once and waits until the broker has confirmed each.</summary>
    public async Task SendAsync(IReadOnlyList<Message> messages, CancellationToken cancellation)
    {
        var link = await _sender.GetAsync(cancellation);
        try
        {
            var confirmed = Task.WhenAll(messages.Select(message => Confirmed(link, message)).ToList());
            await confirmed.WaitAsync(AnswerTime, cancellation);
        }
        catch (Exception e) when (AmqpFailure.Is(e))
        {
            throw new QueueUnavailableException($"The queue '{queue}' did not take the messages.", e);
        }
    }

    /// <summary>Asks the queue's management node.</summary>
    /// <returns>The reply's body.</returns>
    /// <exception cref="RequestRefusedException">The broker answered, and said no.</exception>
    /// <exception cref="QueueUnavailableException">The broker did not answer.</exception>
    public async Task<Map> AskAsync(string operation, Map body, CancellationToken cancellation)
    {
        var requests = await _requests.GetAsync(cancellation);
        try
        {
            return await requests.AskAsync(operation, body).WaitAsync(AnswerTime, cancellation);
        }
        catch (Exception e) when (AmqpFailure.Is(e))
        {
            throw new QueueUnavailableException($"The queue '{queue}' did not answer.", e);
        }
    }

    private static Task Confirmed(SenderLink link, Message message)
    {
        var confirmed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        link.Send(message, null, (_, _, outcome, _) => Confirm(confirmed, outcome), null);
        return confirmed.Task;
    }

    private static void Confirm(TaskCompletionSource confirmed, Outcome outcome)
    {
        if (outcome is Accepted)
            confirmed.TrySetResult();
        else
            confirmed.TrySetException(new AmqpException(
                (outcome as Rejected)?.Error ?? new Error(new Symbol(ErrorCode.MessageReleased))));
    }
}
