using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Tahoon.DevBroker.Tests;

/// <summary>The broker as a process of its own, to be killed.</summary>
internal sealed partial class BrokerProcess(string folder) : IAsyncDisposable
{
    private Process? _process;

    public int Port { get; private set; }

    /// <summary>Starts, and returns when the broker says that it is listening; again on the port it had.</summary>
    public async Task StartAsync(CancellationToken cancellation)
    {
        string[] args =
        [
            typeof(Broker).Assembly.Location, "--port", Port.ToString(CultureInfo.InvariantCulture), "--http-port", "0",
            "--data", folder, "--queues", "a", "--lock-seconds", "30", "--max-deliveries", "1000",
        ];
        _process = Process.Start(new ProcessStartInfo("dotnet", args)
        {
            RedirectStandardOutput = true,
            RedirectStandardInput = true, // ends with this process, however this one ends
            Environment = { ["TAHOON_PARENT_PIPE"] = "stdin" },
        })!;
        while (await _process.StandardOutput.ReadLineAsync(cancellation) is { } line)
        {
            if (Listening().Match(line) is { Success: true } match)
            {
                Port = int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture);
                return;
            }
        }

        throw new InvalidOperationException("the broker ended before it listened");
    }

    /// <summary>SIGKILL, as a power cut would.</summary>
    public async Task KillAsync()
    {
        if (_process is null)
            return;

        _process.Kill();
        await _process.WaitForExitAsync(CancellationToken.None);
        _process.Dispose();
        _process = null;
    }

    public async ValueTask DisposeAsync() => await KillAsync();

    [GeneratedRegex(@"listening on 127\.0\.0\.1:(\d+)")]
    private static partial Regex Listening();
}
