namespace Tahoon.AppHost.Embedded.Running;

internal sealed class Wiring(IReadOnlyDictionary<string, string> parameters, IReadOnlyList<Replica> replicas) : IWiring
{
    public string ValueOf(ParameterResource parameter) => parameters[parameter.Name];

    public string ConnectionStringOf(IResourceWithConnectionString resource) => resource.ConnectionStringExpression.Text;

    public IReadOnlyList<string> AddressesOf(IResource resource, string scheme) =>
        [.. replicas.Where(replica => replica.Resource == resource)
            .Select(replica => replica.Addresses.First(address => address.Scheme == scheme).Url)];
}
