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

    public List<HttpCommandDefinition> HttpCommands { get; } = [];

    public string? HealthPath { get; set; }

    /// <summary>Null where replicas were never spoken of: such a resource is shown without a number.</summary>
    public int? Replicas { get; set; }

    public bool IsExternal { get; set; }
}

/// <summary>An endpoint; without a port it gets a free one.</summary>
internal sealed record EndpointDefinition(string Name, string Scheme, int? Port)
{
    /// <summary>The first replica's, once it has its place.</summary>
    public string? Url { get; set; }
}

/// <summary>What the console offers beside start and stop: a POST.</summary>
internal sealed record HttpCommandDefinition(string Name, string Path, string Title, HttpCommandOptions Options);

/// <summary>With <paramref name="ExitCode"/>: until it has ended so; without: until it is healthy.</summary>
internal sealed record WaitDefinition(IResource Dependency, int? ExitCode);

/// <summary>Environment variables, known once ports are chosen and parameters read.</summary>
internal delegate IEnumerable<KeyValuePair<string, string>> EnvironmentEntry(IWiring wiring);

/// <summary>What a resource's environment is made of.</summary>
internal interface IWiring
{
    string ValueOf(ParameterResource parameter);

    string ConnectionStringOf(IResourceWithConnectionString resource);

    /// <summary>One address for each replica.</summary>
    IReadOnlyList<string> AddressesOf(IResource resource, string scheme);
}
