using Tahoon.AppHost.Embedded.Keeping;
using Tahoon.AppHost.Embedded.Processes;

namespace Tahoon.AppHost.Embedded.Running;

internal enum ReplicaState
{
    Waiting,
    Starting,
    Running,
    Restarting,
    Completed,
    Stopping,
    Stopped
}

internal enum Health
{
    Unknown,
    Healthy,
    Unhealthy
}

/// <summary>One process of a resource, at addresses that stay the same however often it is started again.</summary>
internal sealed class Replica(IResource resource, int index, IReadOnlyList<Address> addresses, OutputLog log) : IDisposable
{
    public IResource Resource { get; } = resource;

    public int Index { get; } = index;

    public string Name { get; } = NameOf(resource, index);

    public IReadOnlyList<Address> Addresses { get; } = addresses;

    public OutputLog Log { get; } = log;

    public ReplicaState State { get; private set; }

    public Health Health { get; private set; }

    /// <summary>Whether it is to run; not so while somebody has stopped it.</summary>
    public bool IsWanted { get; set; } = true;

    public int Restarts { get; set; }

    public ChildProcess? Child { get; set; }

    /// <summary>Its process's, while one is there.</summary>
    public int? ProcessId => State is ReplicaState.Starting or ReplicaState.Running or ReplicaState.Stopping ? Child?.Id : null;

    /// <summary>Its last process's, once that has ended.</summary>
    public int? ExitCode => Child?.ExitCode;

    public DateTimeOffset? StartedAt { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    public void Become(ReplicaState state, Health health, DateTimeOffset now)
    {
        if (state is ReplicaState.Starting)
            (StartedAt, EndedAt) = (now, null);
        else if (state is ReplicaState.Restarting or ReplicaState.Completed or ReplicaState.Stopped)
            EndedAt ??= now;
        (State, Health) = (state, health);
    }

    public static string NameOf(IResource resource, int index) =>
        resource.Definition.Replicas is null ? resource.Name : $"{resource.Name}-{index}";

    public void Dispose()
    {
        Child?.Dispose();
        Log.Dispose();
    }
}

/// <summary>Where a replica listens.</summary>
internal sealed record Address(string Scheme, string Host, int Port)
{
    public string Url => $"{Scheme}://{Host}:{Port}";
}
