using GraphQL.Validation.Complexity;
using GraphQL.Validation.Rules.Custom;

namespace Tahoon.Catalogue.Features.Graph;

/// <summary>How much one document may ask for.</summary>
internal static class GraphLimits
{
    /// <summary>As deep as the introspection query of the usual tools; of the schema's own types nothing is deeper than 4.</summary>
    private const int MaxDepth = 15;

    /// <summary>A full page with all there is of each provider, and little more; a search alone is a fifth of it.</summary>
    private const int MaxCost = 10_000;

    /// <summary>Of lists whose length nobody names, such as a provider's languages.</summary>
    private const int UsualLength = 5;

    /// <summary>What the schema tells of itself is at hand; so the introspection query of the usual tools stays within the limit.</summary>
    private const double IntrospectionDiscount = 0.2;

    public static ComplexityValidationRule Rule()
    {
        var options = new ComplexityOptions
        {
            MaxDepth = MaxDepth,
            MaxComplexity = MaxCost,
            DefaultListImpactMultiplier = UsualLength,
        };
        var usual = options.DefaultComplexityImpactDelegate;
        options.DefaultComplexityImpactDelegate = field =>
        {
            var cost = usual(field);
            return OfIntrospection(field)
                ? new FieldComplexityResult(cost.FieldImpact * IntrospectionDiscount, cost.ChildImpactMultiplier)
                : cost;
        };
        return new ComplexityValidationRule(options);
    }

    private static bool OfIntrospection(FieldImpactContext field) => field.ParentType.Name.StartsWith("__", StringComparison.Ordinal);
}
