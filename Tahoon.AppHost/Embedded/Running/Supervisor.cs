using Tahoon.AppHost.Embedded.Keeping;
using Tahoon.AppHost.Embedded.Processes;

namespace Tahoon.AppHost.Embedded.Running;

/// <summary>Keeps one replica alive: waits for what it waits for, starts it, watches it, and starts it again.</summary>
internal sealed class Supervisor(
    Replica replica, Board board, Launcher launcher, HealthProbe probe, StartGate gate, TimeSpan longestPause, TimeProvider time)
{
    private static readonly TimeSpan WhileUnhealthy = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan WhileHealthy = TimeSpan.FromSeconds(1);

    private readonly int? _completion = Waits.CompletionOf(replica.Resource, board);

    /// <summary>Returns when the replica has completed or the runner stops; its process goes on in the second case.</summary>
    public async Task RunAsync(CancellationToken stopping)
    {
        await board.UntilAsync(() => Waits.AreOver(replica.Resource, board), stopping);
        for (var failures = 0; ;)
        {
            if (!replica.IsWanted)
            {
                board.Set(replica, ReplicaState.Stopped, Health.Unknown);
                await board.UntilAsync(() => replica.IsWanted, stopping);
            }

            var began = time.GetTimestamp();
            var code = await RunOnceAsync(stopping);
            if (code is not null && code == _completion)
            {
                board.Set(replica, ReplicaState.Completed, Health.Healthy);
                return;
            }

            if (code is null || !replica.IsWanted)
            {
                failures = 0;
                continue;
            }

            failures = time.GetElapsedTime(began) > Backoff.ForgottenAfter ? 1 : failures + 1;
            var delay = Backoff.After(failures, longestPause);
            replica.Restarts++;
            board.Set(replica, ReplicaState.Restarting, Health.Unhealthy, $"exit code {code}, again in {delay.TotalSeconds:0.#} s");
            await Task.Delay(delay, time, stopping);
        }
    }

    // the exit code; none where it was stopped here
    private async Task<int?> RunOnceAsync(CancellationToken stopping)
    {
        using var turn = await gate.EnterAsync(stopping);
        if (_completion is not null)
            await ClearMigrationsLocksAsync(stopping);

        var child = launcher.Start(replica);
        replica.Child?.Dispose();
        replica.Child = child;
        board.Set(replica, ReplicaState.Starting, Health.Unknown, $"process {child.Id}");

        while (!child.Exited.IsCompleted)
        {
            if (!replica.IsWanted)
            {
                await Stopping.StopAsync(replica, board);
                return null;
            }

            var healthy = _completion is not null || await probe.IsHealthyAsync(replica, stopping);
            if (healthy && _completion is null)
                turn.Leave();
            if (child.Exited.IsCompleted)
                break;
            Show(healthy);
            await Task.WhenAny(child.Exited, Task.Delay(healthy ? WhileHealthy : WhileUnhealthy, time, stopping));
            stopping.ThrowIfCancellationRequested();
        }

        return await child.Exited;
    }

    private void Show(bool healthy)
    {
        if (healthy)
            board.Set(replica, ReplicaState.Running, Health.Healthy, replica.Addresses.Count > 0 ? replica.Addresses[^1].Url : null);
        else if (replica.State is ReplicaState.Running)
            board.Set(replica, ReplicaState.Running, Health.Unhealthy);
    }

    private async Task ClearMigrationsLocksAsync(CancellationToken stopping)
    {
        foreach (var connection in replica.Resource.Definition.ConnectionStrings)
        {
            if (MigrationsLock.IsSqlite(connection.ConnectionStringExpression.Text))
                await MigrationsLock.ClearAsync(connection.ConnectionStringExpression.Text, stopping);
        }
    }
}
