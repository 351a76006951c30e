using System.Globalization;
using System.Text.Json;

namespace Tahoon.Upgrade;

internal enum Version
{
    Old,
    New,
}

/// <summary>Which build each replica is started from next, in the file that the runner reads.</summary>
/// <param name="File">The runner's <c>--builds</c>.</param>
/// <param name="Earlier">A built tree of the earlier commit.</param>
internal sealed record Builds(string File, string Earlier)
{
    /// <summary>Those with a database, in the order of a roll-out.</summary>
    public static readonly string[] Stateful = ["identity", "scheduling", "catalogue", "booking", "notification"];

    /// <summary>The gateway last: it knows nothing that they do not.</summary>
    public static readonly string[] Services = [.. Stateful, "gateway"];

    private static readonly string Here = Path.GetFullPath(Path.Combine(Projects.Tahoon_AppHost.ProjectPath, ".."));

    private readonly Dictionary<string, string> _assemblies = [];

    public void PutEverywhere(Version version)
    {
        foreach (var service in Services)
        {
            _assemblies[$"{service}-migrations"] = AssemblyOf(service, version);
            Put(service, 0, version);
            Put(service, 1, version);
        }
    }

    public void Put(string service, int replica, Version version)
    {
        _assemblies[$"{service}-{replica}"] = AssemblyOf(service, version);
        System.IO.File.WriteAllText(File, JsonSerializer.Serialize(_assemblies));
    }

    /// <summary>Each project's output lies beside the AppHost's, in one tree as in the other.</summary>
    public string AssemblyOf(string service, Version version)
    {
        var project = $"Tahoon.{CultureInfo.InvariantCulture.TextInfo.ToTitleCase(service)}";
        var beside = Path.GetRelativePath(Here, Projects.Tahoon_AppHost.TargetPath).Replace("Tahoon.AppHost", project, StringComparison.Ordinal);
        return Path.Combine(version is Version.New ? Here : Earlier, beside);
    }
}
