using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using StackExchange.Redis;

namespace Tahoon.DevCache.Tests;

/// <summary>The cache as it is really run: its own process, on a port it picked itself.</summary>
public sealed partial class CacheProcess : IAsyncLifetime
{
    private readonly Process _process = new()
    {
        StartInfo = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "Tahoon.DevCache"), ["--port", "0"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        },
    };

    public int Port { get; private set; }

    public ConnectionMultiplexer Redis { get; private set; } = null!;

    public long WorkingSet
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    public async ValueTask InitializeAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        _process.Start();
        _process.ErrorDataReceived += (_, _) => { };
        _process.BeginErrorReadLine();
        while (await _process.StandardOutput.ReadLineAsync(patience.Token) is { } line)
        {
            if (Listening().Match(line) is { Success: true } match)
            {
                Port = int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture);
                break;
            }
        }

        // Nobody reads on: a full pipe must not stop the cache.
        _ = _process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        Redis = await ConnectionMultiplexer.ConnectAsync($"127.0.0.1:{Port},abortConnect=true");
    }

    /// <summary>Asks the process to end, and answers its exit code.</summary>
    public async Task<int> End(PosixSignal signal)
    {
        Assert.Equal(0, kill(_process.Id, signal == PosixSignal.SIGTERM ? 15 : 2));
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromSeconds(10));
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        await Redis.DisposeAsync();
        if (!_process.HasExited)
            _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    [GeneratedRegex(@"^DevCache listening on 127\.0\.0\.1:(\d+)$")]
    private static partial Regex Listening();

#pragma warning disable SYSLIB1054, CA5392 // one call of libc is no reason to allow unsafe code
    [DllImport("libc", SetLastError = true)]
    private static extern int kill(int pid, int signal);
#pragma warning restore SYSLIB1054, CA5392
}
