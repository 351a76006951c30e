namespace Tahoon.AppHost.Embedded;

internal static class ProjectResourceBuilderExtensions
{
    /// <summary>Launch profiles are for people; the runner never reads one.</summary>
    public static IResourceBuilder<ProjectResource> AddProject<TProject>(
        this IDistributedApplicationBuilder builder, string name, string? launchProfileName)
        where TProject : IProjectMetadata, new() =>
        launchProfileName is null
            ? builder.AddResource(new ProjectResource(name, new TProject()))
            : throw new ArgumentException("Launch profiles are not read here.", nameof(launchProfileName));

    public static IResourceBuilder<ProjectResource> WithReplicas(
        this IResourceBuilder<ProjectResource> builder, int replicas)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(replicas, 1);
        builder.Resource.Definition.Replicas = replicas;
        return builder;
    }
}
