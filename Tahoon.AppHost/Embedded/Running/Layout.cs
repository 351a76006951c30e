using Tahoon.AppHost.Embedded.Keeping;

namespace Tahoon.AppHost.Embedded.Running;

/// <summary>Every replica at its addresses, before anything has started.</summary>
internal static class Layout
{
    /// <exception cref="CannotStartException">A program was not built, or a port is taken.</exception>
    public static IReadOnlyList<Replica> Of(IEnumerable<IResource> resources, string logFolder) =>
        [.. resources.Where(resource => resource is not (ParameterResource or IResourceWithConnectionString))
            .SelectMany(resource => Enumerable.Range(0, resource.Definition.Replicas ?? 1)
                .Select(index => Place(resource, index, logFolder)))];

    private static Replica Place(IResource resource, int index, string logFolder) =>
        resource is ProjectResource { TargetPath: var program } && !File.Exists(program)
            ? throw new CannotStartException($"{program} was not built: run dotnet build first.")
            : new Replica(resource, index, [.. resource.Definition.Endpoints.Select(endpoint => Place(resource, endpoint, index))],
                new OutputLog(logFolder, Replica.NameOf(resource, index)));

    // no proxy stands before replicas: the first has the port that was asked for, the others have free ones
    private static Address Place(IResource resource, EndpointDefinition endpoint, int index)
    {
        var asked = index is 0 ? endpoint.Port : null;
        if (asked is { } taken && !Ports.IsFree(taken))
            throw new CannotStartException($"Port {taken} for {resource.Name} is taken. {Advice(resource)}");
        var address = new Address(endpoint.Scheme, resource.Definition.IsExternal ? "localhost" : "127.0.0.1", asked ?? Ports.Free());
        endpoint.Url ??= address.Url;
        return address;
    }

    private static string Advice(IResource resource) => resource switch
    {
        ExecutableResource => "Choose another with --console-port (0: a free one).",
        { Definition.IsExternal: true } => "Choose another with --gateway-port (0: a free one).",
        _ => "Start once more: another one will be chosen."
    };
}
