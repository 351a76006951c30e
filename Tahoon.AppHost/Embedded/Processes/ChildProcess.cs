using System.Diagnostics;
using System.Runtime.InteropServices;
using Tahoon.AppHost.Embedded.Guarding;
using Tahoon.AppHost.Embedded.Keeping;

namespace Tahoon.AppHost.Embedded.Processes;

/// <summary>A process that ends with the runner: its standard input is a pipe that only the runner holds open.</summary>
internal sealed class ChildProcess : IDisposable
{
    private readonly Process _process;
    private readonly Guard _guard;
    private readonly ProcessIdentity? _identity;

    private ChildProcess(Process process, OutputLog log, Guard guard)
    {
        _process = process;
        _guard = guard;
        _identity = guard.Add(process.Id);
        Id = process.Id;
        Exited = AwaitExitAsync(log);
    }

    public int Id { get; }

    /// <summary>The exit code, once it has ended and all it said is in the log.</summary>
    public Task<int> Exited { get; }

    /// <summary>None while it runs.</summary>
    public int? ExitCode { get; private set; }

    public static ChildProcess Start(ProcessStartInfo start, OutputLog log, Guard guard)
    {
        start.RedirectStandardInput = true;
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        start.Environment["TAHOON_PARENT_PIPE"] = "stdin";
        return new ChildProcess(Process.Start(start)!, log, guard);
    }

    /// <summary>Asks, waits, and ends it in the end.</summary>
    public async Task StopAsync(TimeSpan grace)
    {
        try
        {
            _process.StandardInput.Close();
            if (!OperatingSystem.IsWindows() && !_process.HasExited)
                _ = Kill(Id, SigTerm);
            await Exited.WaitAsync(grace);
        }
        catch (TimeoutException)
        {
            _process.Kill(entireProcessTree: true);
            await Exited;
        }
    }

    public void Dispose() => _process.Dispose();

    private async Task<int> AwaitExitAsync(OutputLog log)
    {
        var output = log.CopyAsync(_process.StandardOutput.BaseStream);
        var errors = log.CopyAsync(_process.StandardError.BaseStream, isError: true);
        await _process.WaitForExitAsync();
        if (_identity is { } identity)
            _guard.Remove(identity);

        // a process it left behind may hold its output open: what has ended is not kept waiting for that
        await Task.WhenAny(Task.WhenAll(output, errors), Task.Delay(TimeSpan.FromSeconds(1)));
        var code = _process.ExitCode;
        ExitCode = code;
        return code;
    }

    private const int SigTerm = 15;

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Kill(int id, int signal);
}
