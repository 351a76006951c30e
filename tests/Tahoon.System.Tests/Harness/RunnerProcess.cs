using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Tahoon.AppHost.Embedded.Processes;
using Tahoon.AppHost.Embedded.Running;

namespace Tahoon.Testing.Running;

/// <summary>A runner as a process of its own, as a person would start it, and what it says.</summary>
internal sealed class RunnerProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private const int Killed = 137;

    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly Lock _gate = new();

    private RunnerProcess(Process process, string dataFolder)
    {
        (_process, DataFolder) = (process, dataFolder);
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public int Id => _process.Id;

    public string DataFolder { get; }

    public string Output
    {
        get
        {
            lock (_gate)
                return _output.ToString();
        }
    }

    /// <summary>As the runner wrote it last.</summary>
    public EndpointsFile Endpoints => JsonSerializer.Deserialize(
        File.ReadAllText(Path.Combine(DataFolder, "endpoints.json")), EndpointsJson.Default.EndpointsFile)!;

    /// <summary>Starts <paramref name="targetPath"/> on free ports.</summary>
    public static RunnerProcess Start(
        string targetPath, string dataFolder, IEnumerable<string> options, IReadOnlyDictionary<string, string>? environment = null) =>
        Start(Programs.Of(targetPath), [], dataFolder, options, environment ?? new Dictionary<string, string>());

    /// <summary>Starts what was built of <paramref name="project"/> by the command that a person uses.</summary>
    public static RunnerProcess StartUnderDotnetRun(string project, string configuration, string dataFolder) => Start(
        new ProcessStartInfo("dotnet"), ["run", "--no-build", "-c", configuration, "--project", project, "--"], dataFolder, [],
        new Dictionary<string, string>());

    private static RunnerProcess Start(
        ProcessStartInfo start, IEnumerable<string> leading, string dataFolder, IEnumerable<string> options,
        IReadOnlyDictionary<string, string> environment)
    {
        string[] common = ["--data", dataFolder, "--gateway-port", "0", "--console-port", "0"];
        foreach (var argument in leading.Concat(common).Concat(options))
            start.ArgumentList.Add(argument);
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        start.RedirectStandardInput = start.RedirectStandardOutput = start.RedirectStandardError = true;
        return new RunnerProcess(new Process { StartInfo = start }, dataFolder);
    }

    /// <summary>Waits until it has said so; fails with all it said when it ends before.</summary>
    public Task UntilSaidAsync(string text, CancellationToken cancellationToken) =>
        UntilAsync(() => Output.Contains(text, StringComparison.Ordinal), $"'{text}' was not said", cancellationToken);

    public async Task UntilAsync(Func<bool> condition, string complaint, CancellationToken cancellationToken)
    {
        var began = Stopwatch.GetTimestamp();
        while (!condition())
        {
            if (_process.HasExited && !condition())
                throw new InvalidOperationException($"The runner ended with {_process.ExitCode}: {complaint}.\n{Output}");
            if (Stopwatch.GetElapsedTime(began) > Patience)
                throw new TimeoutException($"After {Patience.TotalMinutes} min {complaint}.\n{Output}");
            await Task.Delay(20, cancellationToken);
        }
    }

    public void Send(Signal signal) => signal.SendTo(Id);

    public async Task<int> ExitAsync(CancellationToken cancellationToken)
    {
        await _process.WaitForExitAsync(cancellationToken).WaitAsync(Patience, cancellationToken);
        return _process.ExitCode;
    }

    /// <summary>Asks it to stop; what is left after a while is killed, by number.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            Send(Signal.Terminate);
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
            try
            {
                await _process.WaitForExitAsync(patience.Token);
            }
            catch (OperationCanceledException)
            {
                _process.Kill(entireProcessTree: true);
            }
        }

        if (_process.ExitCode is Killed)
            await LastRunHasEndedAsync();
        _process.Dispose();
    }

    // a killed runner's guardian holds this lock until all that it guards has ended
    private async Task LastRunHasEndedAsync()
    {
        var file = Path.Combine(DataFolder, "guard.lock");
        for (var tries = 0; File.Exists(file) && tries < 400; tries++)
        {
            using var free = AppHost.Embedded.Keeping.DataFolder.TryLock(file);
            if (free is not null)
                return;
            await Task.Delay(50);
        }
    }

    private void Keep(string? line)
    {
        lock (_gate)
            _output.AppendLine(line);
    }
}
