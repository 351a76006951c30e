using Google.Protobuf.WellKnownTypes;
using Tahoon.AppHost.Embedded.Running;

namespace Tahoon.AppHost.Embedded.Feed;

/// <summary>A replica in the dashboard's words.</summary>
internal static class ReplicaPicture
{
    public static Wire.Resource Of(Replica replica, Board board, Launcher launcher, Masking masking, DateTimeOffset since)
    {
        var resource = replica.Resource;
        var picture = new Wire.Resource
        {
            Name = replica.Name,
            DisplayName = resource.Name,
            Uid = replica.Name,
            ResourceType = resource is ProjectResource ? "Project" : "Executable",
            State = StateOf(replica.State),
            CreatedAt = Timestamp.FromDateTimeOffset(since),
            StartedAt = At(replica.StartedAt),
            StoppedAt = At(replica.EndedAt),
            // the console itself: it is in front of who looks
            IsHidden = resource is ExecutableResource
        };
        if (replica.State is ReplicaState.Restarting)
            picture.StateStyle = "warning";
        picture.Properties.AddRange(PropertiesOf(replica, board, masking));
        picture.Environment.AddRange(launcher.EnvironmentOf(replica).Select(entry =>
            new Wire.EnvironmentVariable { Name = entry.Key, Value = masking.Text(entry.Value), IsFromSpec = true }));
        picture.Urls.AddRange(UrlsOf(replica));
        picture.HealthReports.AddRange(HealthOf(replica));
        picture.Commands.AddRange(Commands.Of(replica, board));
        picture.Relationships.AddRange(Relationships.Of(resource));
        return picture;
    }

    // "Restarting" is a word of the runner; the dashboard shows it as it is
    private static string StateOf(ReplicaState state) => state switch
    {
        ReplicaState.Completed => "Finished",
        ReplicaState.Stopped => "Exited",
        _ => state.ToString()
    };

    private static IEnumerable<Wire.ResourceProperty> PropertiesOf(Replica replica, Board board, Masking masking)
    {
        var definition = replica.Resource.Definition;
        if (replica.Resource is ProjectResource { ProjectPath: { Length: > 0 } project })
            yield return Property.Of("project.path", "Project path", Value.ForString(project));
        if (replica.Resource is ExecutableResource { Command: var command })
            yield return Property.Of("executable.path", "Executable path", Value.ForString(command));
        if (definition.Args.Count > 0)
            yield return Property.Of("resource.appArgs", "Arguments", Property.Texts(definition.Args.Select(masking.Text)));
        if (replica.ProcessId is { } id)
            yield return Property.Of("executable.pid", "Process ID", Value.ForNumber(id));
        if (replica.ExitCode is { } code)
            yield return Property.Of("resource.exitCode", "Exit code", Value.ForNumber(code));
        if (replica.State is ReplicaState.Waiting)
            yield return Property.Of("resource.waitingFor", "Waiting for", Property.Texts(Waits.OpenOf(replica.Resource, board)));
        if (definition.Replicas is { } count)
            yield return Property.Of("tahoon.replica", "Replica", Value.ForString($"{replica.Index + 1} of {count}"));
        yield return Property.Of("tahoon.restarts", "Restarts", Value.ForNumber(replica.Restarts));
        yield return Property.Of("tahoon.log", "Log file", Value.ForString(replica.Log.Path));
    }

    private static IEnumerable<Wire.Url> UrlsOf(Replica replica)
    {
        var isInactive = replica.State is not (ReplicaState.Starting or ReplicaState.Running);
        foreach (var address in replica.Addresses)
            yield return Url(address.Scheme, address.Url, "");
        if (replica.Resource is ProjectResource { Definition.IsExternal: true } && replica.Addresses is [var first, ..])
            yield return Url(first.Scheme, $"{first.Url}/docs", "API reference");

        Wire.Url Url(string name, string url, string title) => new()
        {
            EndpointName = name,
            FullUrl = url,
            IsInactive = isInactive,
            DisplayProperties = new() { DisplayName = title }
        };
    }

    private static IEnumerable<Wire.HealthReport> HealthOf(Replica replica)
    {
        if (replica.Addresses.Count is 0)
            yield break;
        var report = new Wire.HealthReport { Key = replica.Resource.Definition.HealthPath ?? "listens" };
        if (replica.Health is Health.Healthy)
            report.Status = Wire.HealthStatus.Healthy;
        else if (replica.Health is Health.Unhealthy)
            (report.Status, report.Description) = (Wire.HealthStatus.Unhealthy, "It does not answer, or says that it is not well.");
        yield return report;
    }

    private static Timestamp? At(DateTimeOffset? instant) => instant is { } known ? Timestamp.FromDateTimeOffset(known) : null;
}
