using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Tahoon.Testing.Security;

namespace Tahoon.Migrations.Tests.Processes;

/// <summary>A service as it is really run with <c>--migrate</c>: its own process.</summary>
internal static class MigratingProcess
{
    // <root>/shared/Microsoft.NETCore.App/<version>/
    private static readonly string Dotnet = Path.GetFullPath(Path.Combine(
        RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"));

    public static Process Start(string service, string connectionString)
    {
        var name = $"Tahoon.{CultureInfo.InvariantCulture.TextInfo.ToTitleCase(service)}.dll";
        var start = new ProcessStartInfo(Dotnet, [Path.Combine(AppContext.BaseDirectory, name), "--migrate"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Testing";
        start.Environment[$"ConnectionStrings__{service}-db"] = connectionString;
        start.Environment["ConnectionStrings__redis"] = "127.0.0.1:1,abortConnect=false";
        start.Environment["ConnectionStrings__messaging"] = "Endpoint=sb://127.0.0.1:1;UseDevelopmentEmulator=true";
        start.Environment["Tahoon__IdentifierKey"] = TestTokens.IdentifierKey;
        start.Environment["Tahoon__ServiceSecret"] = TestTokens.ServiceSecret;
        start.Environment[RingCertificate.Setting.Replace(":", "__", StringComparison.Ordinal)] = RingCertificate.Shared;
        return Process.Start(start)!;
    }

    /// <summary>Waits until it has ended; its exit code, and all that it said.</summary>
    public static async Task<(int Code, string Said)> EndAsync(this Process process, CancellationToken cancellation)
    {
        var said = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(cancellation), process.StandardError.ReadToEndAsync(cancellation));
        await process.WaitForExitAsync(cancellation);
        return (process.ExitCode, string.Concat(said));
    }
}
