using Microsoft.Extensions.Configuration;

namespace Tahoon.AppHost.Embedded;

internal sealed class DistributedApplicationBuilder(ConfigurationManager configuration, string appHostDirectory)
    : IDistributedApplicationBuilder
{
    private readonly List<IResource> _resources = [];

    public ConfigurationManager Configuration { get; } = configuration;

    public string AppHostDirectory { get; } = appHostDirectory;

    public IResourceBuilder<T> AddResource<T>(T resource) where T : IResource
    {
        if (_resources.Exists(other => string.Equals(other.Name, resource.Name, StringComparison.OrdinalIgnoreCase)))
            throw new InvalidOperationException($"There are two resources of the name {resource.Name}.");
        _resources.Add(resource);
        return new ResourceBuilder<T>(this, resource);
    }

    public DistributedApplication Build() => new(Configuration, this.DataFolder(), _resources);
}
