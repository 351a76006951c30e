using System.Globalization;
using Tahoon.AppHost.Embedded.Guarding;

namespace Tahoon.AppHost.Embedded.Processes;

/// <summary>
/// <c>dotnet run</c> stands between the shell and the runner, and passes on what it is asked, unless it is killed.
/// Then the runner would go on unseen, so it watches for that, where the kernel tells who started it.
/// </summary>
internal static class DotnetRun
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    /// <summary>Returns when the <c>dotnet run</c> that started this process has gone; never, where none did.</summary>
    public static async Task AwaitEndAsync(TimeProvider time, CancellationToken cancellationToken)
    {
        var parent = Find();
        while (parent is not { } process || process.IsRunning())
            await Task.Delay(parent is null ? Timeout.InfiniteTimeSpan : Interval, time, cancellationToken);
    }

    private static ProcessIdentity? Find()
    {
        if (!OperatingSystem.IsLinux())
            return null;
        var line = File.ReadLines("/proc/self/status").First(line => line.StartsWith("PPid:", StringComparison.Ordinal));
        var parent = int.Parse(line.AsSpan(5).Trim(), CultureInfo.InvariantCulture);
        return IsDotnetRun(parent) ? ProcessIdentity.Of(parent) : null;
    }

    private static bool IsDotnetRun(int id)
    {
        try
        {
            var command = File.ReadAllText($"/proc/{id}/cmdline").Split('\0');
            return Path.GetFileName(command[0]) is "dotnet" && command.Contains("run");
        }
        catch (Exception hidden) when (hidden is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
