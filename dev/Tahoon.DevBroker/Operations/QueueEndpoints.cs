using Tahoon.DevBroker.Queues;
using Tahoon.DevBroker.Storage;
using Tahoon.ServiceDefaults.Faults;

namespace Tahoon.DevBroker.Operations;

/// <summary>What the queues hold, and orders that make the broker fail on purpose.</summary>
internal static class QueueEndpoints
{
    public static void MapQueues(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/queues", (QueueSet queues) => new { Queues = queues.All.Select(queue => queue.Count()) });
        routes.MapGet("/faults", (Journal journal) => new Faults(journal.Full));
        routes.MapPut("/faults", (Faults faults, Journal journal) =>
        {
            journal.Full = faults.Full;
            return faults;
        });
        routes.MapPost("/faults/break-connections", (OpenConnections connections) => connections.Break());
    }

    /// <param name="Full">Every write fails as on a full disk.</param>
    private sealed record Faults(bool Full);
}
