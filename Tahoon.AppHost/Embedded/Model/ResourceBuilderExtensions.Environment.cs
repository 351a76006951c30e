namespace Tahoon.AppHost.Embedded;

internal static partial class ResourceBuilderExtensions
{
    public static IResourceBuilder<T> WithEnvironment<T>(this IResourceBuilder<T> builder, string name, string? value)
        where T : IResourceWithEnvironment =>
        builder.Add(_ => [new(name, value ?? string.Empty)]);

    public static IResourceBuilder<T> WithEnvironment<T>(
        this IResourceBuilder<T> builder, string name, IResourceBuilder<ParameterResource> parameter)
        where T : IResourceWithEnvironment =>
        builder.Add(wiring => [new(name, wiring.ValueOf(parameter.Resource))]);

    /// <summary><c>ConnectionStrings__name</c>.</summary>
    public static IResourceBuilder<TDestination> WithReference<TDestination>(
        this IResourceBuilder<TDestination> builder, IResourceBuilder<IResourceWithConnectionString> source,
        string? connectionName = null, bool optional = false)
        where TDestination : IResourceWithEnvironment
    {
        var resource = source.Resource;
        builder.Resource.Definition.ConnectionStrings.Add(resource);
        var name = $"ConnectionStrings__{connectionName ?? resource.Name}";
        return builder.Add(wiring => [new(name, wiring.ConnectionStringOf(resource))]);
    }

    /// <summary><c>services__name__http__0</c>, <c>…__1</c>: one entry a replica, as nothing stands before them.</summary>
    public static IResourceBuilder<TDestination> WithReference<TDestination>(
        this IResourceBuilder<TDestination> builder, IResourceBuilder<IResourceWithServiceDiscovery> source)
        where TDestination : IResourceWithEnvironment
    {
        var resource = source.Resource;
        builder.Resource.Definition.Services.Add(resource);
        return builder.Add(wiring => wiring.AddressesOf(resource, "http").Select((address, replica) =>
            KeyValuePair.Create($"services__{resource.Name}__http__{replica}", address)));
    }

    private static IResourceBuilder<T> Add<T>(this IResourceBuilder<T> builder, EnvironmentEntry entry)
        where T : IResourceWithEnvironment
    {
        builder.Resource.Definition.Environment.Add(entry);
        return builder;
    }
}
