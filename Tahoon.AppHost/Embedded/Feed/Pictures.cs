using Tahoon.AppHost.Embedded.Running;

namespace Tahoon.AppHost.Embedded.Feed;

/// <summary>Every resource as the dashboard is to show it now; always the same ones in the same order.</summary>
internal sealed class Pictures(
    Board board, IEnumerable<ConnectionStringResource> connections, Launcher launcher, Masking masking, DateTimeOffset since)
{
    private readonly IReadOnlyList<ConnectionStringResource> _connections = [.. connections];

    public IReadOnlyList<Wire.Resource> Take() =>
    [
        .. board.Replicas.Select(replica => ReplicaPicture.Of(replica, board, launcher, masking, since)),
        .. _connections.Select(connection => ConnectionPicture.Of(connection, board, masking, since))
    ];
}
