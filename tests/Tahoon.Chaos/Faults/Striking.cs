using Tahoon.SystemTests.Harness;

namespace Tahoon.Chaos.Faults;

/// <summary>Lets a fault happen, and sees it to its end.</summary>
internal sealed class Striking(RunningSystem system, Processes processes, Hook hook)
{
    private static readonly Victim Partners = new("partners"), Broker = new("dev-broker");

    /// <summary>Returns when the fault is over.</summary>
    /// <param name="struck">Is told when it has begun.</param>
    public Task StrikeAsync(Fault fault, Action struck, CancellationToken cancellation) => fault.Kind switch
    {
        FaultKind.Kill => OrderedAsync(fault, struck, processes.KillAsync, cancellation),
        FaultKind.Pause or FaultKind.LongPause => processes.PauseAsync(fault.Victim, fault.Seconds, struck, cancellation),
        FaultKind.FullStorage when fault.Victim == Broker => FillBrokerAsync(fault, struck, cancellation),
        FaultKind.FullStorage => OrderedAsync(fault, struck, (all, token) => Task.WhenAll(
            Order(fault, all with { Replica = 0 }, token), Order(fault, all with { Replica = 1 }, token)), cancellation),
        FaultKind.ShiftedClock => OrderedAsync(fault, struck, (one, token) => Order(fault, one, token), cancellation),
        FaultKind.BrokenConnections => OrderedAsync(fault, struck, BreakAsync, cancellation),
        _ => OrderedAsync(
            fault, struck, (partner, token) => hook.PutAsync(Partners, $"/_simulator/orders/{partner.Name}", PartnerOrder(fault), token), cancellation),
    };

    /// <summary>What happens at once, or ends by itself.</summary>
    private static async Task OrderedAsync(
        Fault fault, Action struck, Func<Victim, CancellationToken, Task> order, CancellationToken cancellation)
    {
        await order(fault.Victim, cancellation);
        struck();
        await Task.Delay(TimeSpan.FromSeconds(fault.Seconds), cancellation);
    }

    private async Task FillBrokerAsync(Fault fault, Action struck, CancellationToken cancellation)
    {
        await hook.PutAsync(Broker, "/faults", new { full = true }, cancellation);
        struck();
        await Task.Delay(TimeSpan.FromSeconds(fault.Seconds), cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await hook.PutAsync(Broker, "/faults", new { full = false }, CancellationToken.None);
    }

    private Task Order(Fault fault, Victim replica, CancellationToken cancellation) => hook.PutAsync(
        replica, "/internal/faults",
        new { storageFull = fault.Kind is FaultKind.FullStorage, clockShiftSeconds = fault.Shift, forSeconds = fault.Seconds }, cancellation);

    private Task BreakAsync(Victim victim, CancellationToken cancellation) => victim.Name switch
    {
        "dev-cache" => Cache.BreakConnectionsAsync(system, cancellation),
        "dev-broker" => hook.PostAsync(victim, "/faults/break-connections", cancellation),
        _ => hook.PostAsync(victim, "/internal/faults/break-connections", cancellation),
    };

    private static object PartnerOrder(Fault fault) => fault.Kind switch
    {
        FaultKind.PartnerSlow => new { mode = "slow", delayMs = 1500, jitterMs = 1500, forSeconds = fault.Seconds },
        FaultKind.PartnerFailing => new { mode = "failing", rate = 0.7, forSeconds = fault.Seconds },
        FaultKind.PartnerLimiting => new { mode = "rateLimited", retryAfterSeconds = 2, rate = 0.8, forSeconds = fault.Seconds },
        FaultKind.PartnerAway => new { mode = "away", forSeconds = fault.Seconds },
        FaultKind.PartnerUnknown => new { mode = "failing", acceptThenFail = true, rate = 0.5, forSeconds = fault.Seconds },
        _ => throw new ArgumentOutOfRangeException(nameof(fault)),
    };
}
