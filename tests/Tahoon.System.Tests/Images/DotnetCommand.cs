using System.Diagnostics;
using Tahoon.Testing;

namespace Tahoon.SystemTests.Images;

/// <summary>The SDK's own command, run at the root of the repository.</summary>
internal static class DotnetCommand
{
    /// <summary>What it says, once it has ended well.</summary>
    public static Task<string> RunAsync(params string[] arguments) => RunWithAsync(null, arguments);

    /// <param name="plainRegistry">A registry that it may talk to by HTTP.</param>
    /// <param name="arguments">What to run.</param>
    public static async Task<string> RunWithAsync(string? plainRegistry, params string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath is { } host && Path.GetFileName(host) is "dotnet" ? host : "dotnet", arguments)
        {
            WorkingDirectory = Repository.At(),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        start.Environment["DOTNET_CONTAINER_INSECURE_REGISTRIES"] = plainRegistry;
        using var command = Process.Start(start)!;
        var (said, complained) = (command.StandardOutput.ReadToEndAsync(), command.StandardError.ReadToEndAsync());
        await command.WaitForExitAsync(CancellationToken.None);
        return command.ExitCode is 0
            ? await said
            : throw new InvalidOperationException($"dotnet {string.Join(' ', arguments)} failed:\n{await said}\n{await complained}");
    }
}
