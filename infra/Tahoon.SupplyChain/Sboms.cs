using System.Text.Json;

namespace Tahoon.SupplyChain;

/// <summary>The services' bills of materials, as <c>infra/sbom</c> writes them.</summary>
internal static class Sboms
{
    /// <summary>Every service has one, and it has every package of the service's lock file.</summary>
    public static int Check(string folder)
    {
        var missing = Directory.EnumerateFiles("services", "packages.lock.json", SearchOption.AllDirectories)
            .Where(lockFile => File.Exists(Path.Combine(Path.GetDirectoryName(lockFile)!, "Program.cs")))
            .SelectMany(lockFile => Missing(folder, lockFile)).ToList();
        missing.ForEach(Console.Error.WriteLine);
        return missing.Count == 0 ? 0 : 1;
    }

    private static IEnumerable<string> Missing(string folder, string lockFile)
    {
        var service = Path.GetFileName(Path.GetDirectoryName(lockFile)!);
        var file = Path.Combine(folder, $"{service}.json");
        if (!File.Exists(file))
            return [$"{service} has no bill of materials"];

        using var document = JsonDocument.Parse(File.ReadAllText(file));
        if (document.RootElement.GetProperty("bomFormat").GetString() != "CycloneDX")
            return [$"{file} is no CycloneDX document"];

        var listed = document.RootElement.GetProperty("components").EnumerateArray()
            .Select(component => (component.GetProperty("name").GetString()!, component.GetProperty("version").GetString()!)).ToHashSet();
        return [.. Package.Locked(lockFile).Where(package => !listed.Contains(package)).Select(package => $"{file} lacks {package.Name} {package.Version}")];
    }
}
