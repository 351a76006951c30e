using System.Globalization;
using System.Text.Json;
using Tahoon.AppHost.Embedded.Keeping;

namespace Tahoon.AppHost.Embedded.Running;

/// <summary>The state of every replica. Each change is one line on the console and a new <c>endpoints.json</c>.</summary>
internal sealed class Board(IReadOnlyList<Replica> replicas, Board.Place place, TextWriter console, TimeProvider time)
{
    /// <summary>What else is written to the file.</summary>
    internal sealed record Place(string? Gateway, string? Console, string Data, string File);

    private readonly Lock _gate = new();
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public IReadOnlyList<Replica> Replicas { get; } = replicas;

    public Place Where { get; } = place;

    public void Set(Replica replica, ReplicaState state, Health health, string? detail = null)
    {
        lock (_gate)
        {
            var (before, wasHealthy) = (replica.State, replica.Health);
            if (before == state && wasHealthy == health)
                return;

            replica.Become(state, health, time.GetUtcNow());
            Say(replica, before == state ? $"{wasHealthy} → {health}" : $"{before} → {state}", detail);
            Publish();
            Tell();
        }
    }

    /// <summary>Its supervisor sees to it.</summary>
    public void Want(Replica replica, bool isWanted)
    {
        lock (_gate)
        {
            replica.IsWanted = isWanted;
            Tell();
        }
    }

    /// <summary>Done when something changes after this is read.</summary>
    public Task NextChange
    {
        get
        {
            lock (_gate)
                return _changed.Task;
        }
    }

    /// <summary>Waits until this is true of the states; asked again after each change.</summary>
    public async Task UntilAsync(Func<bool> condition, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task changed;
            lock (_gate)
            {
                if (condition())
                    return;
                changed = _changed.Task;
            }

            await changed.WaitAsync(cancellationToken);
        }
    }

    /// <summary>All of this solution's programs; the dashboard may take its time.</summary>
    public bool IsReady() => Replicas.Where(replica => replica.Resource is ProjectResource).All(replica =>
        replica is { State: ReplicaState.Completed } or { State: ReplicaState.Running, Health: Health.Healthy });

    public EndpointsFile Snapshot()
    {
        lock (_gate)
            return Take();
    }

    public void Say(string line)
    {
        lock (_gate)
            console.WriteLine(line);
    }

    public void Publish()
    {
        try
        {
            Replacing.Write(Where.File, JsonSerializer.Serialize(Take(), EndpointsJson.Default.EndpointsFile));
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            // a full disk ends no process here; the next change is written again
            console.WriteLine($"{Where.File} can't be written: {refused.Message}");
        }
    }

    // who waits goes on elsewhere, never under this lock
    private void Tell() =>
        Interlocked.Exchange(ref _changed, new(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();

    private EndpointsFile Take() => new(Where.Gateway, Where.Console, Where.Data, Environment.ProcessId,
        [.. Replicas.Select(replica => new ResourceStatus(
            replica.Resource.Name, replica.Index, replica.State, replica.Health, replica.ProcessId,
            [.. replica.Addresses.Select(address => address.Url)], replica.Restarts, replica.Log.Path))]);

    private void Say(Replica replica, string change, string? detail)
    {
        var now = time.GetLocalNow().ToString("HH:mm:ss.fff", CultureInfo.InvariantCulture);
        console.WriteLine($"{now} {replica.Name,-24} {change}{(detail is null ? "" : $" ({detail})")}");
    }
}
