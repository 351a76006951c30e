using System.Diagnostics;
using System.Reflection;

namespace Tahoon.Azure.Tests.Templates;

/// <summary>The Bicep CLI and AppHost, as programs.</summary>
internal static class Tools
{
    public static void Bicep(string folder, params string[] arguments)
    {
        var program = Told("Bicep");
        File.SetUnixFileMode(program, File.GetUnixFileMode(program) | UnixFileMode.UserExecute);
        Run(program, folder, arguments);
    }

    public static void AppHost(params string[] arguments) => Run("dotnet", ".", ["exec", Told("AppHost"), .. arguments]);

    // what it has to say is a warning at least
    private static void Run(string program, string folder, string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var errors = process.StandardError.ReadToEndAsync();
        var said = process.StandardOutput.ReadToEnd() + errors.GetAwaiter().GetResult();
        process.WaitForExit();
        if (process.ExitCode != 0 || said.Trim().Length > 0)
            throw new InvalidOperationException($"{Path.GetFileName(program)} {string.Join(' ', arguments)} ended with {process.ExitCode}:\n{said}");
    }

    private static string Told(string key) => typeof(Tools).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == key).Value!;
}
