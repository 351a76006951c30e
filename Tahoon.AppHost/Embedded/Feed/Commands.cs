using Tahoon.AppHost.Embedded.Running;

namespace Tahoon.AppHost.Embedded.Feed;

/// <summary>
/// What may be done to a replica from the dashboard: it is stopped in order, and stays so until it is started; and what its
/// resource offers by HTTP.
/// </summary>
internal static class Commands
{
    private const string Start = "start";
    private const string Stop = "stop";
    private const string Restart = "restart";

    public static IEnumerable<Wire.ResourceCommand> Of(Replica replica, Board board)
    {
        if (!replica.IsWanted || IsUp(replica, board))
        {
            yield return Command(Start, "Start", "Play", Offered(replica.State is ReplicaState.Stopped));
            yield return Command(Stop, "Stop", "Stop", Offered(IsUp(replica, board)));
            yield return Command(Restart, "Restart", "ArrowCounterclockwise", Offered(IsUp(replica, board)));
        }

        foreach (var command in replica.Resource.Definition.HttpCommands)
            yield return HttpCommands.Offer(command, isEnabled: replica.State is ReplicaState.Running);
    }

    /// <summary>Why it was not done; null where it was.</summary>
    public static async Task<string?> ExecuteAsync(string command, Replica replica, Board board, CancellationToken cancellationToken)
    {
        if (!Of(replica, board).Any(offer => offer.Name == command && offer.State is Wire.ResourceCommandState.Enabled))
            return $"{replica.Name} can't {command} now.";
        if (replica.Resource.Definition.HttpCommands.Find(one => one.Name == command) is { } http)
            return await HttpCommands.SendAsync(http, replica, cancellationToken);

        if (command is Stop or Restart)
        {
            board.Want(replica, false);
            await board.UntilAsync(() => replica.State is ReplicaState.Stopped, cancellationToken);
        }

        if (command is Start or Restart)
            board.Want(replica, true);
        return null;
    }

    // what completes, and the console itself, are nobody's to stop
    private static bool IsUp(Replica replica, Board board) =>
        replica is { IsWanted: true, Resource: ProjectResource, State: ReplicaState.Starting or ReplicaState.Running or ReplicaState.Restarting }
        && Waits.CompletionOf(replica.Resource, board) is null;

    private static Wire.ResourceCommandState Offered(bool isOffered) =>
        isOffered ? Wire.ResourceCommandState.Enabled : Wire.ResourceCommandState.Hidden;

    private static Wire.ResourceCommand Command(string name, string title, string icon, Wire.ResourceCommandState state) =>
        new() { Name = name, DisplayName = title, IconName = icon, IsHighlighted = name is not Restart, State = state };
}
