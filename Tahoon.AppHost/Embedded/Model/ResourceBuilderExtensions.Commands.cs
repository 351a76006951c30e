namespace Tahoon.AppHost.Embedded;

internal static partial class ResourceBuilderExtensions
{
    public static EndpointReference GetEndpoint<T>(this IResourceBuilder<T> builder, string name)
        where T : IResourceWithEndpoints => new(builder.Resource, name);

    /// <summary>A command of the console that posts to the replica it is given for.</summary>
    public static IResourceBuilder<TResource> WithHttpCommand<TResource>(
        this IResourceBuilder<TResource> builder, string path, string displayName, string? endpointName = null,
        string? commandName = null, HttpCommandOptions? commandOptions = null)
        where TResource : IResourceWithEndpoints
    {
        if (endpointName is not null)
            throw new ArgumentException("The first http endpoint is asked here.", nameof(endpointName));

        builder.Resource.Definition.HttpCommands.Add(
            new HttpCommandDefinition(commandName ?? $"http-post-{path}", path, displayName, commandOptions ?? new()));
        return builder;
    }
}
