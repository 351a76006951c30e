namespace Tahoon.AppHost.Embedded;

internal abstract class Resource(string name) : IResource
{
    public string Name { get; } = name;

    public ResourceDefinition Definition { get; } = new();
}

/// <summary>A program of this solution, started from its built output.</summary>
internal sealed class ProjectResource(string name, IProjectMetadata project) : Resource(name), IResourceWithEnvironment,
    IResourceWithArgs, IResourceWithServiceDiscovery, IResourceWithWaitSupport
{
    public string ProjectPath { get; } = project.ProjectPath;

    public string TargetPath { get; } = project.TargetPath;
}

/// <summary>A connection string under a name; what waits for it waits for what it waits for.</summary>
internal sealed class ConnectionStringResource(string name, ReferenceExpression connectionStringExpression)
    : Resource(name), IResourceWithConnectionString, IResourceWithWaitSupport
{
    public ReferenceExpression ConnectionStringExpression { get; } = connectionStringExpression;
}

/// <summary>A value given by configuration (<c>Parameters:name</c>), else made once and kept in the data folder.</summary>
internal sealed class ParameterResource(string name, ParameterDefault value, bool persist) : Resource(name)
{
    public ParameterDefault Default { get; } = value;

    public bool Persist { get; } = persist;
}

/// <summary>A program that is none of this solution's.</summary>
internal sealed class ExecutableResource(string name, string command) : Resource(name), IResourceWithEnvironment,
    IResourceWithArgs, IResourceWithEndpoints
{
    public string Command { get; } = command;
}
