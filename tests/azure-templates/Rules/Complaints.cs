using Tahoon.Azure.Tests.Templates;

namespace Tahoon.Azure.Tests.Rules;

/// <summary>All that is wrong with a deployment; nothing where all is well.</summary>
internal static class Complaints
{
    public static IReadOnlyList<string> About(Deployment deployment, Model model) =>
    [
        .. Inventory.Of(deployment, model),
        .. Topology.Of(deployment, model),
        .. Environment.Of(deployment, model),
        .. Grants.Of(deployment, model),
        .. Keys.Of(deployment),
        .. Scale.Of(deployment),
    ];

    /// <summary>What is on one side only.</summary>
    public static IEnumerable<string> Unlike(string what, IEnumerable<string> expected, IEnumerable<string> found)
    {
        var (wanted, there) = (expected.ToHashSet(), found.ToHashSet());
        return [
            .. wanted.Except(there).Select(one => $"{what}: {one} is missing"),
            .. there.Except(wanted).Select(one => $"{what}: {one} is too much"),
        ];
    }
}
