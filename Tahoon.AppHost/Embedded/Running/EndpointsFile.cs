using System.Text.Json.Serialization;

namespace Tahoon.AppHost.Embedded.Running;

/// <summary><c>endpoints.json</c> of the data folder: where everything is and how it is. The pid is the runner's.</summary>
internal sealed record EndpointsFile(
    string? Gateway, string? Console, string Data, int Pid, IReadOnlyList<ResourceStatus> Resources);

/// <summary>One replica. There is no pid while no process runs; the log is the file that what it says goes to.</summary>
internal sealed record ResourceStatus(
    string Name, int Replica, ReplicaState State, Health Health, int? Pid, IReadOnlyList<string> Endpoints, int Restarts,
    string Log);

[JsonSourceGenerationOptions(WriteIndented = true, UseStringEnumConverter = true,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(EndpointsFile))]
internal sealed partial class EndpointsJson : JsonSerializerContext;
