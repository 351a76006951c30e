using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Tahoon.AppHost.Embedded.Processes;

/// <summary>How a built program is started: by its own executable, so that a list of processes shows its name.</summary>
internal static class Programs
{
    // <root>/shared/Microsoft.NETCore.App/<version>/
    private static readonly string DotnetRoot =
        Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));

    public static ProcessStartInfo Of(string targetPath)
    {
        var executable = Path.ChangeExtension(targetPath, OperatingSystem.IsWindows() ? ".exe" : null);
        var start = new ProcessStartInfo { UseShellExecute = false, WorkingDirectory = Path.GetDirectoryName(targetPath) };
        start.Environment["DOTNET_ROOT"] = DotnetRoot;
        if (File.Exists(executable))
        {
            start.FileName = executable;
        }
        else
        {
            start.FileName = Path.Combine(DotnetRoot, OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet");
            start.ArgumentList.Add(targetPath);
        }

        return start;
    }

    /// <summary>This program once more.</summary>
    public static ProcessStartInfo Self() => Of(System.Reflection.Assembly.GetEntryAssembly()!.Location);
}
