using System.Text;

namespace Tahoon.SupplyChain;

/// <summary>The licences of all that is used, as <c>docs/licences.md</c> lists them.</summary>
internal static class Licences
{
    private const string Document = "docs/licences.md";

    /// <summary>Expressions that may come in without a word.</summary>
    private static readonly HashSet<string> Allowed = ["MIT", "Apache-2.0", "BSD-3-Clause", "BSD-2-Clause", "ISC", "0BSD"];

    /// <summary>Packages whose manifest has no expression: somebody has read what they come with. A new version is read anew.</summary>
    private static readonly Dictionary<string, string> Read = new()
    {
        ["CommandLineParser 2.9.1"] = "MIT (License.md in the package)",
        ["KeraLua 1.4.10"] = "MIT (LICENSE in the package)",
        ["Microsoft.Data.SqlClient.SNI.runtime 7.1.0"] = "Microsoft Software License (LICENSE.txt in the package; comes with Microsoft.Data.SqlClient, Windows only)",
        ["Microsoft.DotNet.PlatformAbstractions 3.1.6"] = "MIT (LICENSE.TXT in the package)",
        ["Microsoft.SqlServer.DacFx 170.5.96"] =
            "Microsoft Software License (license.txt in the package; free to use for developing and testing, and only the tests do)",
        ["Microsoft.SqlServer.Types 170.1000.7"] = "Microsoft Software License (license.md in the package; comes with DacFx, in the tests only)",
        ["System.Security.Cryptography.ProtectedData 4.5.0"] = "MIT (LICENSE.TXT in the package)",
        ["diskann-garnet 9.0.0"] = "not stated (comes with Microsoft.Garnet, which is MIT)",
    };

    public static int Write()
    {
        if (Make() is not { } text)
            return 1;

        File.WriteAllText(Document, text);
        return 0;
    }

    public static int Check()
    {
        if (Make() is not { } text)
            return 1;
        if (File.Exists(Document) && File.ReadAllText(Document) == text)
            return 0;

        Console.Error.WriteLine($"{Document} is not what the lock files say: dotnet run --project infra/Tahoon.SupplyChain -- licences");
        return 1;
    }

    private static string? Make()
    {
        (string Title, IReadOnlyList<Package> Packages)[] parts =
        [
            ("The services", Package.OfProjects("services", "Tahoon.ServiceDefaults")),
            ("Development: AppHost and dev/", Package.OfProjects("Tahoon.AppHost", "dev")),
            ("Tests and infra/", Package.OfProjects("tests", "infra")),
            ("The broker's conformance suite (npm)", Package.OfNpm("tests/broker-conformance/package-lock.json")),
            ("The console's browser suite (npm)", Package.OfNpm("tests/console-browser/package-lock.json")),
            ("The k6 scripts' types (npm)", Package.OfNpm("tests/k6/package-lock.json")),
        ];
        var unknown = parts.SelectMany(part => part.Packages).Distinct().Where(package => LicenceOf(package) is null).ToList();
        foreach (var package in unknown)
            Console.Error.WriteLine($"{package.Name} {package.Version}: the licence '{package.Licence ?? "none stated"}' is not on the list");

        return unknown.Count > 0 ? null : Text(parts);
    }

    private static string? LicenceOf(Package package) => package.Licence is { } expression
        ? Allowed.Contains(expression) ? expression : null
        : Read.GetValueOrDefault($"{package.Name} {package.Version}");

    private static string Text((string Title, IReadOnlyList<Package> Packages)[] parts)
    {
        var text = new StringBuilder("""
            # Licences

            Of every package that a lock file names, by its own manifest. Written by
            `dotnet run --project infra/Tahoon.SupplyChain -- licences`; CI compares, and refuses what is not on the list there.

            """);
        foreach (var (title, packages) in parts)
        {
            text.Append($"\n## {title}\n");
            foreach (var group in packages.GroupBy(package => LicenceOf(package)!).OrderByDescending(group => group.Count()).ThenBy(group => group.Key))
                text.Append($"\n**{group.Key}**: {string.Join(", ", group.Select(package => $"{package.Name} {package.Version}"))}\n");
        }

        return text.Replace("\r\n", "\n").ToString();
    }
}
