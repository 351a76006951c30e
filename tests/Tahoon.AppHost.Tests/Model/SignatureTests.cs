using System.Reflection;
using System.Text.RegularExpressions;

namespace Tahoon.AppHost.Tests.Model;

/// <summary>AppHost.cs is compiled against Aspire in one stack and against the embedded types in the other.</summary>
public sealed partial class SignatureTests
{
    // what the runner needs of the embedded types; AppHost.cs can't use these in the other stack
    private static readonly string[] OnlyHere =
    [
        "ResourceDefinition Definition { get; }", "string ProjectPath { get; }", "string TargetPath { get; }",
        "string Text { get; }", "ParameterDefault Default { get; }", "bool Persist { get; }"
    ];

    public static TheoryData<string> Names => [.. AspireType.ReadAll().Select(type => type.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void What_is_used_of_Aspire_has_the_same_shape_here(string name)
    {
        var type = Find(name);
        var embedded = type.Embedded();

        var members = SignatureText.MembersOf(embedded).ToList();
        Assert.All(type.Members, member => Assert.Contains(member, members));
        var parents = Enumerable.Concat(embedded.GetInterfaces(), [embedded.BaseType!]).Select(parent => parent?.Name).ToList();
        Assert.All(type.Interfaces, parent => Assert.Contains(parent, parents));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void What_is_here_is_listed_as_Aspire_has_it(string name)
    {
        var type = Find(name);

        Assert.All(SignatureText.MembersOf(type.Embedded()), member => Assert.Contains(member, type.Members.Concat(OnlyHere)));
    }

    [Fact]
    public void Every_call_of_the_app_model_is_compared()
    {
        var listed = AspireType.ReadAll().SelectMany(type => type.Members).Select(NameOf).ToHashSet();
        var known = typeof(AppHost.Embedded.DistributedApplication).Assembly.GetTypes()
            .Where(type => type.Namespace is "Tahoon.AppHost.Embedded")
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .Select(method => method.Name)
            .ToHashSet();

        var calls = Calls();
        Assert.True(calls.Count > 15, "The sources were not found.");
        Assert.All(calls.Where(known.Contains), call => Assert.Contains(call, listed));
    }

    [Fact]
    public void Nothing_is_listed_that_nobody_calls()
    {
        var extensions = AspireType.ReadAll().Where(type => type.Name.EndsWith("Extensions", StringComparison.Ordinal));
        var calls = Calls();

        Assert.All(extensions.SelectMany(type => type.Members).Select(NameOf), name => Assert.Contains(name, calls));
    }

    private static AspireType Find(string name) => AspireType.ReadAll().Single(type => type.Name == name);

    private static HashSet<string> Calls()
    {
        string[] sources = ["AppHost.cs", "OperatorCommands.cs", "Infrastructure.cs", "Infrastructure.Embedded.cs"];
        return sources.Select(source => File.ReadAllText(Path.Combine(Projects.Tahoon_AppHost.ProjectPath, source)))
            .SelectMany(text => Call().Matches(text))
            .Select(match => match.Groups[1].Value)
            .ToHashSet();
    }

    private static string NameOf(string member) => MemberName().Match(member).Groups[1].Value;

    [GeneratedRegex(@"\.(\w+)(?:<[\w.]+>)?\(")]
    private static partial Regex Call();

    [GeneratedRegex(@"(\w+)(?:<\w+>)?(?:\(| \{)")]
    private static partial Regex MemberName();
}
