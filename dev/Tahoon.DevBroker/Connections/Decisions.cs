using Amqp.Framing;
using Tahoon.DevBroker.Queues;
using Tahoon.DevBroker.Wire;

namespace Tahoon.DevBroker.Connections;

/// <summary>What an AMQP outcome means in the Service Bus dialect.</summary>
internal static class Decisions
{
    public static Decision Of(DeliveryState? state) => state switch
    {
        Accepted => new Decision.Complete(),
        Released => new Decision.Release(),
        Modified { UndeliverableHere: true } => new Decision.Defer(),
        Rejected rejected => DeadLetter(rejected.Error),
        _ => new Decision.Abandon(),
    };

    /// <summary>The outcome that confirms a decision. Never the peer's own back: SDKs take any error in it for a failure.</summary>
    public static Outcome Confirmed(Decision decision) => decision switch
    {
        Decision.Complete => new Accepted(),
        Decision.Release => new Released(),
        Decision.Defer => new Modified { UndeliverableHere = true },
        Decision.DeadLetter => new Rejected(),
        _ => new Modified { DeliveryFailed = true },
    };

    private static Decision.DeadLetter DeadLetter(Error? error) =>
        error?.Condition?.ToString() == Conditions.DeadLetter
            ? new(Text(error.Info, "DeadLetterReason"), Text(error.Info, "DeadLetterErrorDescription"))
            : new(error?.Condition?.ToString(), error?.Description);

    // By enumeration: some SDKs write string keys where AMQP wants symbols, and the library's indexer refuses those.
    private static string? Text(Amqp.Types.Map? info, string key) =>
        info?.FirstOrDefault(pair => pair.Key.ToString() == key).Value?.ToString();
}
