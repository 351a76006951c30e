using System.Globalization;

namespace Tahoon.AppHost.Tests.Harness;

/// <summary>The processes that a process has started, by the kernel's own list.</summary>
internal static class Children
{
    public static IReadOnlyList<int> Of(int parent) =>
    [
        .. Directory.EnumerateDirectories("/proc")
            .Select(Path.GetFileName)
            .Where(name => int.TryParse(name, CultureInfo.InvariantCulture, out _))
            .Select(name => int.Parse(name!, CultureInfo.InvariantCulture))
            .Where(id => ParentOf(id) == parent)
    ];

    public static IEnumerable<int> AllOf(int parent) => Of(parent).SelectMany(child => AllOf(child).Prepend(child));

    private static int? ParentOf(int id)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{id}/stat");
            return int.Parse(stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[1], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return null;
        }
    }
}
