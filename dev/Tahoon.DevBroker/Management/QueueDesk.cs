using Amqp;
using Amqp.Types;
using Tahoon.DevBroker.Queues;
using Tahoon.DevBroker.Wire;

namespace Tahoon.DevBroker.Management;

/// <summary><c>$management</c> of one queue, or of its dead letters.</summary>
internal sealed class QueueDesk(MessageQueue queue) : IDesk
{
    private const int MostPeeked = 250;

    public string StatusKey => "statusCode";

    public string DescriptionKey => "statusDescription";

    /// <exception cref="AmqpFault">The request's body has a value of a wrong type.</exception>
    public void Handle(Message request, Action<Reply> reply)
    {
        var body = new RequestBody(request.Body as Map);
        switch (request.ApplicationProperties?["operation"] as string)
        {
            case "com.microsoft:renew-lock":
                reply(Renew(body));
                break;
            case "com.microsoft:schedule-message":
                Schedule(body, reply);
                break;
            case "com.microsoft:cancel-scheduled-message":
                queue.Cancel(body.SequenceNumbers(), failure => reply(failure is null ? Reply.Ok() : Reply.Refused(failure)));
                break;
            case "com.microsoft:peek-message":
                reply(Peek(body));
                break;
            case "com.microsoft:receive-by-sequence-number":
                reply(ReceiveDeferred(body));
                break;
            case "com.microsoft:update-disposition":
                Settle(body, reply);
                break;
            case var operation:
                reply(Reply.Refused(new AmqpFault(ErrorCode.NotImplemented, $"There is no operation '{operation}'.")));
                break;
        }
    }

    private Reply Renew(RequestBody body)
    {
        var expirations = body.LockTokens().Select(queue.Renew).ToList();
        return expirations.Contains(null)
            ? Reply.Refused(new AmqpFault(Conditions.MessageLockLost, "The lock supplied is invalid."))
            : Reply.Ok(new Map { ["expirations"] = expirations.Select(at => at!.Value.UtcDateTime).ToArray() });
    }

    private void Schedule(RequestBody body, Action<Reply> reply) => queue.Send(body.Messages(), (failure, sequences) =>
        reply(failure is null ? Reply.Ok(new Map { ["sequence-numbers"] = sequences }) : Reply.Refused(failure)));

    private Reply Peek(RequestBody body)
    {
        var found = queue.Peek(body.Number("from-sequence-number"), (int)Math.Min(body.Number("message-count"), MostPeeked));
        return Listed(found, message => new Map
        {
            ["message"] = OutgoingMessage.Encode(message, message.Deliveries).ToArray(),
        });
    }

    private Reply ReceiveDeferred(RequestBody body)
    {
        var taken = queue.TakeDeferred(body.SequenceNumbers());
        return taken.Count == 0
            ? Reply.Refused(new AmqpFault(Conditions.MessageNotFound, "No deferred message has such a number."))
            : Listed(taken, message => new Map
            {
                ["lock-token"] = message.LockToken,
                ["message"] = OutgoingMessage.Encode(message, message.Deliveries - 1).ToArray(),
            });
    }

    private static Reply Listed(List<MessageView> messages, Func<MessageView, Map> show)
    {
        if (messages.Count == 0)
            return new Reply(204, "No Content");

        var list = new List();
        list.AddRange(messages.Select(show));
        return Reply.Ok(new Map { ["messages"] = list });
    }

    private void Settle(RequestBody body, Action<Reply> reply)
    {
        var decision = body.Decided();
        var tokens = body.LockTokens();
        var left = tokens.Count;
        AmqpFault? worst = null;
        foreach (var token in tokens)
        {
            queue.Settle(token, decision, failure =>
            {
                Interlocked.CompareExchange(ref worst, failure, null);
                if (Interlocked.Decrement(ref left) == 0)
                    reply(worst is null ? Reply.Ok() : Reply.Refused(worst));
            });
        }
    }
}
