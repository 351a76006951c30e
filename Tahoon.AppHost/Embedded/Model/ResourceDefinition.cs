namespace Tahoon.AppHost.Embedded;

/// <summary>Everything the application model says about one resource.</summary>
internal sealed class ResourceDefinition
{
    public List<EndpointDefinition> Endpoints { get; } = [];

    public List<WaitDefinition> Waits { get; } = [];

    public List<string> Args { get; } = [];

    public List<EnvironmentEntry> Environment { get; } = [];

    /// <summary>The connection strings it was given, so that a migration's database file is known.</summary>
    public List<IResourceWithConnectionString> ConnectionStrings { get; } = [];

    /// <summary>The services it was given, for the picture of who calls whom.</summary>
    public List<IResource> Services { get; } = [];

    public string? HealthPath { get; set; }

    /// <summary>Null where replicas were never spoken of: such a resource is shown without a number.</summary>
    public int? Replicas { get; set; }

    public bool IsExternal { get; set; }
}

/// <summary>An endpoint; without a port it gets a free one.</summary>
internal sealed record EndpointDefinition(string Name, string Scheme, int? Port);

/// <summary>With <paramref name="ExitCode"/>: until it has ended so; without: until it is healthy.</summary>
internal sealed record WaitDefinition(IResource Dependency, int? ExitCode);

/// <summary>Environment variables, known once ports are chosen and parameters read.</summary>
internal delegate IEnumerable<KeyValuePair<string, string>> EnvironmentEntry(IWiring wiring);

/// <summary>What a resource's environment is made of.</summary>
internal interface IWiring
{
    string ValueOf(ParameterResource parameter);

    /// <summary>One address for each replica.</summary>
    IReadOnlyList<string> AddressesOf(IResource resource, string scheme);
}
