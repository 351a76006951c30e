using Tahoon.SystemTests.Harness;
using Tahoon.Testing.Running;

namespace Tahoon.Chaos.Faults;

/// <summary>Kills and pauses, by the process ids that the runner tells.</summary>
internal sealed class Processes(RunningSystem system)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60), Pause = TimeSpan.FromMilliseconds(50);

    public async Task KillAsync(Victim victim, CancellationToken cancellation) =>
        Signal.Kill.SendTo(await IdAsync(victim, cancellation));

    /// <summary>Whatever happens to the run meanwhile, the process goes on.</summary>
    public async Task PauseAsync(Victim victim, double seconds, Action paused, CancellationToken cancellation)
    {
        var id = await IdAsync(victim, cancellation);
        Signal.Stop.SendTo(id);
        paused();
        try
        {
            await Task.Delay(TimeSpan.FromSeconds(seconds), cancellation);
        }
        finally
        {
            Signal.Continue.SendTo(id);
        }
    }

    /// <summary>A victim may be on its way back from an earlier fault.</summary>
    private async Task<int> IdAsync(Victim victim, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        int? id;
        while ((id = system.Resource(victim.Name, victim.Replica).Pid) is null)
            await Task.Delay(Pause, patience.Token);
        return id.Value;
    }
}
