namespace Tahoon.AppHost.Embedded;

internal static class ParameterResourceBuilderExtensions
{
    public static IResourceBuilder<ParameterResource> AddParameter(
        this IDistributedApplicationBuilder builder, string name, ParameterDefault value, bool secret = false,
        bool persist = false) =>
        // here every parameter is kept from the eye: none is shown or logged, whether it is a secret or not
        builder.AddResource(new ParameterResource(name, value, persist));
}
