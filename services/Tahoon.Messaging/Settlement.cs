namespace Tahoon.Messaging;

/// <summary>What a handler decides about a message: it is done, it comes again, or it can never be handled.</summary>
public abstract record Settlement
{
    private Settlement() { }

    /// <summary>The message's effect is stored; the broker may forget it.</summary>
    public static Settlement Completed { get; } = new Complete();

    /// <summary>The message is given back and delivered again; too many deliveries end in the dead letters.</summary>
    public static Settlement Retry { get; } = new Abandon();

    /// <summary>The message can never be handled, as it is malformed or of an unknown type.</summary>
    /// <param name="reason">A stable word, such as <c>MalformedEvent</c>.</param>
    /// <param name="description">What an operator reads; no personal data.</param>
    public static Settlement Refuse(string reason, string description) => new DeadLetter(reason, description);

    internal sealed record Complete : Settlement;

    internal sealed record Abandon : Settlement;

    internal sealed record DeadLetter(string Reason, string Description) : Settlement;
}
