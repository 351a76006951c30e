namespace Tahoon.AppHost.Embedded.Running;

/// <summary>What must be before a resource may start.</summary>
internal static class Waits
{
    public static bool AreOver(IResource resource, Board board) =>
        resource.Definition.Waits.TrueForAll(wait => IsOver(wait, board));

    /// <summary>The names of those it still waits for.</summary>
    public static IEnumerable<string> OpenOf(IResource resource, Board board) =>
        resource.Definition.Waits.Where(wait => !IsOver(wait, board)).Select(wait => wait.Dependency.Name).Distinct();

    /// <summary>The exit code that somebody waits for; null for what is to run on.</summary>
    public static int? CompletionOf(IResource resource, Board board) =>
        board.Replicas.SelectMany(replica => replica.Resource.Definition.Waits)
            .FirstOrDefault(wait => wait.Dependency == resource && wait.ExitCode is not null)?.ExitCode;

    /// <summary>How many waits lead down from here: what is started in the first place is 0.</summary>
    public static int DepthOf(IResource resource) =>
        resource.Definition.Waits.Select(wait => 1 + DepthOf(wait.Dependency)).DefaultIfEmpty(0).Max();

    private static bool IsOver(WaitDefinition wait, Board board)
    {
        // a connection string is nothing that runs: it is there when what it waits for is
        if (wait.Dependency is IResourceWithConnectionString)
            return AreOver(wait.Dependency, board);

        return board.Replicas.Where(replica => replica.Resource == wait.Dependency).All(replica => wait.ExitCode is null
            ? replica is { State: ReplicaState.Running, Health: Health.Healthy }
            : replica.State is ReplicaState.Completed);
    }
}
