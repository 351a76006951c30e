namespace Tahoon.AppHost.Embedded;

/// <summary>A resource's endpoint, which has an address once the run has begun.</summary>
internal sealed class EndpointReference(IResource owner, string endpointName)
{
    /// <exception cref="InvalidOperationException">Nothing runs yet, or there is no such endpoint.</exception>
    public string Url =>
        owner.Definition.Endpoints.FirstOrDefault(endpoint => endpoint.Name == endpointName)?.Url
        ?? throw new InvalidOperationException($"{owner.Name} has no address for {endpointName}.");
}
