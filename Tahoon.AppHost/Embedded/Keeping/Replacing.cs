namespace Tahoon.AppHost.Embedded.Keeping;

/// <summary>Writes a file so that a reader sees the old text or the new one, never a part.</summary>
internal static class Replacing
{
    public static void Write(string file, string text, bool forOwnerOnly = false)
    {
        var fresh = file + ".new";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (forOwnerOnly && !OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var writer = new StreamWriter(fresh, options))
            writer.Write(text);
        File.Move(fresh, file, overwrite: true);
    }
}
