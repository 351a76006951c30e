using System.Text.Json;

namespace Tahoon.AppHost.Embedded.Running;

/// <summary>
/// Replicas that run another build of their program than this solution's: a file of their names (<c>booking-1</c>,
/// <c>booking-migrations</c>) and assemblies. It is read at each start, so who changes it and ends a replica replaces it.
/// </summary>
internal sealed class Builds(string? file)
{
    /// <summary>The assembly that is started instead; null for this solution's own.</summary>
    public string? Of(string replica) =>
        file is null ? null : JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(file))!.GetValueOrDefault(replica);
}
