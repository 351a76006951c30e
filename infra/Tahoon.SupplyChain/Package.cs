using System.Text.Json;
using System.Text.RegularExpressions;

namespace Tahoon.SupplyChain;

/// <summary>A package of a lock file, and the licence that it names itself.</summary>
internal sealed partial record Package(string Name, string Version, string? Licence)
{
    private static readonly string Folder = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
        ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    /// <summary>The NuGet packages that the projects under these folders are locked to.</summary>
    public static IReadOnlyList<Package> OfProjects(params string[] folders) =>
    [
        .. folders.SelectMany(folder => Directory.EnumerateFiles(folder, "packages.lock.json", SearchOption.AllDirectories))
            .SelectMany(Locked).Distinct().OrderBy(locked => locked.Name, StringComparer.OrdinalIgnoreCase).ThenBy(locked => locked.Version)
            .Select(locked => new Package(locked.Name, locked.Version, OfNuspec(locked.Name, locked.Version))),
    ];

    /// <summary>What a package-lock.json is locked to.</summary>
    public static IReadOnlyList<Package> OfNpm(string file)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(file));
        return
        [
            .. document.RootElement.GetProperty("packages").EnumerateObject().Where(entry => entry.Name.Length > 0)
                .Select(entry => new Package(
                    entry.Name[(entry.Name.LastIndexOf("node_modules/", StringComparison.Ordinal) + "node_modules/".Length)..],
                    entry.Value.GetProperty("version").GetString()!,
                    entry.Value.TryGetProperty("license", out var licence) ? licence.GetString() : null))
                .Distinct().OrderBy(package => package.Name, StringComparer.Ordinal),
        ];
    }

    /// <summary>Name and version of every package in a lock file.</summary>
    public static IReadOnlyList<(string Name, string Version)> Locked(string file)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(file));
        return
        [
            .. document.RootElement.GetProperty("dependencies").EnumerateObject().SelectMany(framework => framework.Value.EnumerateObject())
                .Where(package => package.Value.GetProperty("type").GetString() != "Project")
                .Select(package => (package.Name, package.Value.GetProperty("resolved").GetString()!)),
        ];
    }

    // a package says its licence in its own manifest, as an SPDX expression; older ones point to a text instead
    private static string? OfNuspec(string name, string version)
    {
        var (id, folder) = (name.ToLowerInvariant(), version.ToLowerInvariant());
        var manifest = File.ReadAllText(Path.Combine(Folder, id, folder, $"{id}.nuspec"));
        return Expression().Match(manifest) is { Success: true } match ? match.Groups[1].Value : null;
    }

    [GeneratedRegex("<license type=\"expression\">([^<]+)</license>")]
    private static partial Regex Expression();
}
