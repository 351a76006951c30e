namespace Tahoon.AppHost.Embedded.Running;

/// <summary>The other way round than it started: what others waited for goes last.</summary>
internal static class Stopping
{
    // longer than a service takes that finishes its requests; what is left then is killed
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(8);

    public static async Task StopAsync(Board board)
    {
        var layers = board.Replicas.GroupBy(replica => Waits.DepthOf(replica.Resource)).OrderByDescending(layer => layer.Key);
        foreach (var layer in layers)
            await Task.WhenAll(layer.Reverse().Select(replica => StopAsync(replica, board)));
    }

    public static async Task StopAsync(Replica replica, Board board)
    {
        if (replica.State is ReplicaState.Completed)
            return;

        if (replica.Child is { Exited.IsCompleted: false } child)
        {
            board.Set(replica, ReplicaState.Stopping, Health.Unknown);
            await child.StopAsync(Grace);
        }

        board.Set(replica, ReplicaState.Stopped, Health.Unknown);
    }
}
