using Amqp;
using Amqp.Framing;
using Amqp.Types;
using Tahoon.DevBroker.Wire;

namespace Tahoon.DevBroker.Management;

/// <summary>An answer with the status codes of HTTP.</summary>
internal sealed record Reply(int Status, string Description, Map? Body = null, string? Condition = null)
{
    public static Reply Ok(Map? body = null) => new(200, "OK", body);

    public static Reply Refused(AmqpFault fault) => new(
        fault.Condition switch
        {
            Conditions.MessageLockLost => 410,
            Conditions.MessageNotFound => 404,
            _ => 400,
        },
        fault.Message,
        Condition: fault.Condition);

    public Message ToMessage(Message request, string statusKey, string descriptionKey)
    {
        var reply = new Message
        {
            Properties = new Properties(),
            ApplicationProperties = new ApplicationProperties(),
            BodySection = new AmqpValue { Value = Body ?? [] },
        };
        if (request.Properties?.GetMessageId() is { } id)
            reply.Properties.SetCorrelationId(id);
        reply.ApplicationProperties[statusKey] = Status;
        reply.ApplicationProperties[descriptionKey] = Description;
        if (Condition is not null)
            reply.ApplicationProperties["errorCondition"] = new Symbol(Condition);
        return reply;
    }
}
