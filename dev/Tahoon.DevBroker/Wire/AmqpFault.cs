using Amqp;
using Amqp.Framing;
using Amqp.Types;

namespace Tahoon.DevBroker.Wire;

/// <summary>What a peer did against the protocol; ends the connection with <see cref="Condition"/>.</summary>
internal sealed class AmqpFault(string condition, string description) : Exception(description)
{
    public string Condition { get; } = condition;

    public static AmqpFault Decode(string description) => new(ErrorCode.DecodeError, description);

    public Error ToError() => Error(Condition, Message);

    public static Error Error(string condition, string description) =>
        new(new Symbol(condition)) { Description = description };
}
