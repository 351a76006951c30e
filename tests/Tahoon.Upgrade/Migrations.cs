using System.Diagnostics;
using Tahoon.AppHost.Embedded.Processes;
using Tahoon.SystemTests.Harness;

namespace Tahoon.Upgrade;

/// <summary>The new services' migrations, while the old ones go on: this is where a change that takes something away is found.</summary>
internal sealed class Migrations(RunningSystem system, Builds builds)
{
    public async Task RunAsync(RunLog log, CancellationToken cancellation)
    {
        foreach (var service in Builds.Stateful)
            await RunAsync(service, cancellation);
        log.Say("the new migrations have run");
    }

    private async Task RunAsync(string service, CancellationToken cancellation)
    {
        var start = Programs.Of(builds.AssemblyOf(service, Version.New));
        start.ArgumentList.Add("--migrate");
        start.RedirectStandardInput = start.RedirectStandardOutput = start.RedirectStandardError = true;
        foreach (var (name, value) in await EnvironmentOfAsync(service, cancellation))
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var said = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(cancellation), process.StandardError.ReadToEndAsync(cancellation));
        await process.WaitForExitAsync(cancellation);
        if (process.ExitCode is not 0)
            throw new InvalidOperationException($"The migrations of {service} ended with {process.ExitCode}:\n{string.Concat(said)}");
    }

    /// <summary>What a running replica was started with, as Linux tells it.</summary>
    private async Task<IEnumerable<KeyValuePair<string, string>>> EnvironmentOfAsync(string service, CancellationToken cancellation)
    {
        var text = await File.ReadAllTextAsync($"/proc/{system.Resource(service).Pid}/environ", cancellation);
        return text.Split('\0', StringSplitOptions.RemoveEmptyEntries)
            .Select(entry => entry.Split('=', 2)).Select(entry => KeyValuePair.Create(entry[0], entry[1]));
    }
}
