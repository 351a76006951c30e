using System.Diagnostics;
using System.Globalization;
using Tahoon.AppHost.Embedded.Guarding;
using Tahoon.AppHost.Embedded.Processes;

namespace Tahoon.AppHost.Embedded.Running;

/// <summary>Starts a replica with the environment that its resource asks for, and the variables that send telemetry somewhere.</summary>
internal sealed class Launcher(IWiring wiring, Builds builds, Guard guard, IReadOnlyDictionary<string, string> telemetry)
{
    // what the runner itself was started with, and no child should take for its own
    private static readonly string[] NotInherited =
    [
        "ASPNETCORE_URLS", "ASPNETCORE_HTTP_PORTS", "ASPNETCORE_HTTPS_PORTS", "ASPNETCORE_ENVIRONMENT", "DOTNET_ENVIRONMENT",
        "DOTNET_LAUNCH_PROFILE", "DOTNET_URLS", "OTEL_RESOURCE_ATTRIBUTES", "ASPIRE_ALLOW_UNSECURED_TRANSPORT"
    ];

    public ChildProcess Start(Replica replica) => ChildProcess.Start(Describe(replica), replica.Log, guard);

    /// <summary>What it is told; what is named twice is as it was said last.</summary>
    public IEnumerable<KeyValuePair<string, string>> EnvironmentOf(Replica replica) =>
        Common(replica).Concat(telemetry).Concat(replica.Resource.Definition.Environment.SelectMany(entry => entry(wiring)));

    private ProcessStartInfo Describe(Replica replica)
    {
        var start = replica.Resource switch
        {
            ProjectResource project => Programs.Of(builds.Of(replica.Name) ?? project.TargetPath),
            ExecutableResource executable => new ProcessStartInfo(executable.Command),
            var other => throw new InvalidOperationException($"{other.Name} is not a program.")
        };
        foreach (var argument in replica.Resource.Definition.Args)
            start.ArgumentList.Add(argument);

        foreach (var name in NotInherited)
            start.Environment.Remove(name);
        foreach (var (name, value) in EnvironmentOf(replica))
            start.Environment[name] = value;
        return start;
    }

    private static IEnumerable<KeyValuePair<string, string>> Common(Replica replica)
    {
        // many processes on a small machine: what a process holds counts for more than its last tenth of speed
        yield return new("DOTNET_gcServer", "0");
        yield return new("DOTNET_TieredPGO", "0");
        yield return new("OTEL_SERVICE_NAME", replica.Resource.Name);
        if (replica.Resource.Definition.Replicas is not null)
            yield return new("OTEL_RESOURCE_ATTRIBUTES", string.Create(CultureInfo.InvariantCulture, $"service.instance.id={replica.Index}"));

        var urls = replica.Addresses.Where(address => address.Scheme is "http").Select(address => address.Url).ToList();
        if (urls.Count > 0)
            yield return new("ASPNETCORE_URLS", string.Join(';', urls));
    }
}
