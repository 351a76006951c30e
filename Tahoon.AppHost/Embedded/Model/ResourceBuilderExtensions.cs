using System.Net.Sockets;

namespace Tahoon.AppHost.Embedded;

internal static partial class ResourceBuilderExtensions
{
    public static IResourceBuilder<T> WithArgs<T>(this IResourceBuilder<T> builder, params string[] args)
        where T : IResourceWithArgs
    {
        builder.Resource.Definition.Args.AddRange(args);
        return builder;
    }

    public static IResourceBuilder<T> WithEndpoint<T>(
        this IResourceBuilder<T> builder, int? port = null, int? targetPort = null, string? scheme = null,
        string? name = null, string? env = null, bool? isProxied = null, bool? isExternal = null,
        ProtocolType? protocol = null)
        where T : IResourceWithEndpoints
    {
        var definition = builder.Resource.Definition;
        var used = scheme ?? (protocol ?? ProtocolType.Tcp).ToString().ToLowerInvariant();
        definition.Endpoints.Add(new EndpointDefinition(name ?? used, used, targetPort ?? port));
        definition.IsExternal |= isExternal is true;
        return env is null
            ? builder
            : throw new ArgumentException("A port is handed over as an argument here.", nameof(env));
    }

    public static IResourceBuilder<T> WithHttpEndpoint<T>(
        this IResourceBuilder<T> builder, int? port = null, int? targetPort = null, string? name = null,
        string? env = null, bool? isProxied = null)
        where T : IResourceWithEndpoints =>
        builder.WithEndpoint(port, targetPort, "http", name, env, isProxied);

    public static IResourceBuilder<T> WithExternalHttpEndpoints<T>(this IResourceBuilder<T> builder)
        where T : IResourceWithEndpoints
    {
        builder.Resource.Definition.IsExternal = true;
        return builder;
    }

    /// <summary>Healthy is 200 at this path of the first http endpoint.</summary>
    public static IResourceBuilder<T> WithHttpHealthCheck<T>(
        this IResourceBuilder<T> builder, string? path = null, int? statusCode = null, string? endpointName = null)
        where T : IResourceWithEndpoints
    {
        builder.Resource.Definition.HealthPath = path ?? "/";
        return builder;
    }

    public static IResourceBuilder<T> WaitFor<T>(this IResourceBuilder<T> builder, IResourceBuilder<IResource> dependency)
        where T : IResourceWithWaitSupport
    {
        builder.Resource.Definition.Waits.Add(new WaitDefinition(dependency.Resource, null));
        return builder;
    }

    public static IResourceBuilder<T> WaitForCompletion<T>(
        this IResourceBuilder<T> builder, IResourceBuilder<IResource> dependency, int exitCode = 0)
        where T : IResourceWithWaitSupport
    {
        builder.Resource.Definition.Waits.Add(new WaitDefinition(dependency.Resource, exitCode));
        return builder;
    }
}
