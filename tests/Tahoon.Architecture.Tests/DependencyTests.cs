using System.Text.RegularExpressions;
using System.Xml.Linq;
using Xunit;

namespace Tahoon.Architecture.Tests;

public sealed partial class DependencyTests
{
    private static readonly string[] Shared = ["Tahoon.Contracts", "Tahoon.Messaging", "Tahoon.ServiceDefaults"];

    [Fact]
    public void A_service_references_no_other_service()
    {
        var services = SourceTree.Projects
            .Where(project => project.Path.StartsWith("services/", StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(services);
        Assert.All(services, project => Assert.Empty(
            References(project, "ProjectReference").Select(Path.GetFileNameWithoutExtension).Except(Shared)));
    }

    [Fact]
    public void The_contracts_reference_nothing_of_ours() => Assert.Empty(References(
        SourceTree.Projects.Single(project => project.Path.EndsWith("/Tahoon.Contracts.csproj", StringComparison.Ordinal)),
        "ProjectReference"));

    [Fact]
    public void Code_outside_the_folders_of_the_aspire_stack_names_nothing_of_it() => Assert.Empty(
        SourceTree.Sources.Where(file => !BelongsToAspire(file.Path)).SelectMany(file => file.Matches(OfAspire())));

    [Fact]
    public void Packages_of_the_aspire_stack_are_referenced_in_it_only()
    {
        var found = SourceTree.Projects.SelectMany(project =>
            from reference in XDocument.Parse(project.Text).Descendants("PackageReference")
            where OfAspire().IsMatch($"{reference.Attribute("Include")?.Value}.")
            select (project.Path, Condition: reference.AncestorsAndSelf().Select(part => part.Attribute("Condition")?.Value).FirstOrDefault(found => found is not null)))
            .ToList();

        Assert.NotEmpty(found);
        Assert.All(found, reference => Assert.Equal("'$(TahoonStack)' == 'aspire'", reference.Condition));
        Assert.Subset(
            new HashSet<string>(["Tahoon.AppHost", "Tahoon.Messaging", "Tahoon.ServiceDefaults"]),
            found.Select(reference => Path.GetFileNameWithoutExtension(reference.Path)!).ToHashSet());
    }

    [Fact]
    public void The_adapter_of_Service_Bus_is_short()
    {
        var adapter = SourceTree.Sources
            .Where(file => file.Path.StartsWith("services/Tahoon.Messaging/ServiceBus/", StringComparison.Ordinal))
            .Where(file => !file.Path.EndsWith("DeadLetters.cs", StringComparison.Ordinal)).ToList();

        Assert.Equal(3, adapter.Count);
        Assert.InRange(adapter.SelectMany(file => file.Lines).Count(line => !NoCode().IsMatch(line)), 50, 199);
    }

    private static IEnumerable<string> References(SourceTree.SourceFile project, string kind) =>
        XDocument.Parse(project.Text).Descendants(kind).Select(reference => reference.Attribute("Include")!.Value);

    private static bool BelongsToAspire(string path) =>
        path.StartsWith("Tahoon.AppHost/", StringComparison.Ordinal)
        || path.Contains("/Aspire/", StringComparison.Ordinal)
        || path.Contains("/ServiceBus/", StringComparison.Ordinal);

    [GeneratedRegex(@"\bAspire\.|\bAzure\.(Messaging|Monitor)\b")]
    private static partial Regex OfAspire();

    [GeneratedRegex(@"^\s*(//.*|using .*;|namespace .*|[{}()\];]*)$")]
    private static partial Regex NoCode();
}
