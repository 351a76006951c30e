namespace Tahoon.AppHost.Embedded.Feed;

internal static class Relationships
{
    public static IEnumerable<Wire.ResourceRelationship> Of(IResource resource)
    {
        var definition = resource.Definition;
        var waits = definition.Waits.Select(wait => (wait.Dependency.Name, Type: "WaitFor"));
        var references = definition.ConnectionStrings.Concat(definition.Services).Select(other => (other.Name, Type: "Reference"));
        return waits.Concat(references).Distinct()
            .Select(relation => new Wire.ResourceRelationship { ResourceName = relation.Name, Type = relation.Type });
    }
}
