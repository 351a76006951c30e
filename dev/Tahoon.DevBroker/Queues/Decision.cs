namespace Tahoon.DevBroker.Queues;

/// <summary>What a receiver decided about a message it holds.</summary>
internal abstract record Decision
{
    /// <summary>It is deleted.</summary>
    internal sealed record Complete : Decision;

    /// <summary>It is receivable again, or past the most deliveries a dead letter.</summary>
    internal sealed record Abandon : Decision;

    /// <summary>It is receivable again and was never looked at: the delivery doesn't count.</summary>
    internal sealed record Release : Decision;

    /// <summary>It stays, to be asked for by its number.</summary>
    internal sealed record Defer : Decision;

    internal sealed record DeadLetter(string? Reason, string? Description) : Decision;
}
