using System.Text.RegularExpressions;
using Tahoon.Testing;

namespace Tahoon.Architecture.Tests;

/// <summary>The repository's production code, read as text.</summary>
internal static partial class SourceTree
{
    private static readonly string[] Folders = ["services", "Tahoon.ServiceDefaults", "Tahoon.AppHost"];

    /// <summary>Every source file, by its path from the root, with forward slashes.</summary>
    public static IReadOnlyList<SourceFile> Sources { get; } = [.. Files("*.cs").Where(file => !file.Path.Contains("/Migrations/"))];

    /// <summary>Every project file.</summary>
    public static IReadOnlyList<SourceFile> Projects { get; } = [.. Files("*.csproj")];

    private static IEnumerable<SourceFile> Files(string pattern) =>
        from folder in Folders
        from path in Directory.EnumerateFiles(Repository.At(folder), pattern, SearchOption.AllDirectories)
        let relative = Path.GetRelativePath(Repository.At(), path).Replace('\\', '/')
        where !relative.Contains("/obj/") && !relative.Contains("/bin/")
        select new SourceFile(relative, File.ReadAllLines(path));

    /// <summary>A file of the repository.</summary>
    /// <param name="Path">From the root, with forward slashes.</param>
    /// <param name="Lines">Its text.</param>
    internal sealed record SourceFile(string Path, IReadOnlyList<string> Lines)
    {
        public string Text => string.Join('\n', Lines);

        /// <summary>Lines that have a match outside comments, as <c>path:number: line</c>.</summary>
        public IEnumerable<string> Matches(Regex pattern) => Lines
            .Select((line, index) => (Code: Comment().Replace(line, ""), Number: index + 1))
            .Where(line => pattern.IsMatch(line.Code))
            .Select(line => $"{Path}:{line.Number}: {line.Code.Trim()}");
    }

    [GeneratedRegex(@"(^|\s)//.*$")]
    private static partial Regex Comment();
}
