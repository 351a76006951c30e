namespace Tahoon.Testing;

/// <summary>The repository that these tests were built in, whose files are compared with its code.</summary>
public static class Repository
{
    private static readonly string Root = Find();

    /// <summary>A path from the root.</summary>
    public static string At(params string[] path) => Path.Combine([Root, .. path]);

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Tahoon.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("No folder above the tests has Tahoon.sln.");

        return folder.FullName;
    }
}
