using System.Collections.Concurrent;
using Amqp;
using Amqp.Framing;
using Amqp.Types;

namespace Tahoon.Messaging.Amqp;

/// <summary>A request was answered with something other than success.</summary>
internal sealed class RequestRefusedException(int status, string? condition, string? description)
    : Exception($"The broker answered {status} {condition}: {description}")
{
    public string? Condition => condition;
}

/// <summary>Requests to a management node and their replies, over a pair of links.</summary>
internal sealed class AmqpRequests
{
    private const int Credit = 100;
    private readonly ConcurrentDictionary<string, TaskCompletionSource<Map>> _waiting = new();
    private readonly SenderLink _sender;
    private readonly ReceiverLink _receiver;
    private readonly string _replyTo;

    private AmqpRequests(SenderLink sender, ReceiverLink receiver, string replyTo)
    {
        (_sender, _receiver, _replyTo) = (sender, receiver, replyTo);
        _receiver.Start(Credit, (link, reply) => OnReply(link, reply));
        _receiver.AddClosedCallback((_, error) => FailAll(error));
        _sender.AddClosedCallback((_, error) => FailAll(error));
    }

    public bool IsClosed => _sender.IsClosed || _receiver.IsClosed;

    public static async Task<AmqpRequests> OpenAsync(Session session, string node, CancellationToken cancellation)
    {
        var replyTo = $"replies-{Guid.NewGuid():n}";
        var receiver = await AmqpLinks.OpenReceiverAsync(session, node, replyTo, cancellation);
        var sender = await AmqpLinks.OpenSenderAsync(session, node, cancellation);
        return new AmqpRequests(sender, receiver, replyTo);
    }

    public Task<Map> AskAsync(string operation, Map body)
    {
        var id = Guid.NewGuid().ToString("n");
        var answered = new TaskCompletionSource<Map>(TaskCreationOptions.RunContinuationsAsynchronously);
        _waiting[id] = answered;
        _sender.Send(
            new Message
            {
                Properties = new Properties { MessageId = id, ReplyTo = _replyTo },
                ApplicationProperties = new ApplicationProperties { ["operation"] = operation },
                BodySection = new AmqpValue { Value = body },
            },
            null,
            (_, _, outcome, _) => OnOutcome(id, outcome),
            null);
        if (IsClosed)
            FailAll(null);
        return answered.Task;
    }

    private void OnReply(IReceiverLink link, Message reply)
    {
        link.Accept(reply);
        if (reply.Properties?.CorrelationId is not { } id || !_waiting.TryRemove(id, out var answered))
            return;

        if (reply.ApplicationProperties?["statusCode"] is int status and >= 200 and < 300)
            answered.TrySetResult(reply.Body as Map ?? []);
        else
            answered.TrySetException(Refusal(reply.ApplicationProperties?.Map ?? []));
    }

    private void OnOutcome(string id, Outcome outcome)
    {
        if (outcome is not Accepted && _waiting.TryRemove(id, out var answered))
            answered.TrySetException(new AmqpException((outcome as Rejected)?.Error ?? Gone()));
    }

    private void FailAll(Error? error)
    {
        foreach (var id in _waiting.Keys)
        {
            if (_waiting.TryRemove(id, out var answered))
                answered.TrySetException(new AmqpException(error ?? Gone()));
        }
    }

    private static RequestRefusedException Refusal(Map properties) => new(
        properties["statusCode"] as int? ?? 0,
        properties["errorCondition"]?.ToString(),
        properties["statusDescription"]?.ToString());

    private static Error Gone() => new(new Symbol(ErrorCode.DetachForced));
}
