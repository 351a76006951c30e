using Tahoon.AppHost.Embedded.Running;
using Tahoon.Testing.Running;

namespace Tahoon.SystemTests.Harness;

/// <summary>The whole system, started by the built AppHost as a person starts it, on free ports and in a folder of its own.</summary>
internal sealed class RunningSystem : IAsyncDisposable
{
    /// <summary>As tests/Directory.Build.props has it for the tests themselves: most of these systems do not live long.</summary>
    private static readonly Dictionary<string, string> ShortLived = new() { ["DOTNET_TieredPGO"] = "0" };

    private readonly RunnerProcess _runner;
    private readonly TemporaryFolder? _folder;

    private RunningSystem(RunnerProcess runner, TemporaryFolder? folder) => (_runner, _folder) = (runner, folder);

    /// <summary>A client of the gateway, with nothing set but its address.</summary>
    public HttpClient Gateway { get; private set; } = new();

    public string DataFolder => _runner.DataFolder;

    /// <summary><c>endpoints.json</c>, read anew each time.</summary>
    public EndpointsFile Endpoints => _runner.Endpoints;

    /// <summary>The runner's own process.</summary>
    public int RunnerId => _runner.Id;

    /// <summary>All that the runner has said.</summary>
    public string Output => _runner.Output;

    /// <summary>Returns when everything is healthy. Fails with what the runner said, and the ends of the logs, when it ends first.</summary>
    /// <param name="replicas">Of each service and of the gateway.</param>
    /// <param name="dataFolder">An existing run's folder to go on with, which is not removed; else one of its own.</param>
    /// <param name="options">More of the run command's options.</param>
    /// <param name="environment">Variables for the runner, which every process inherits.</param>
    /// <param name="cancellationToken">Ends the wait; what was started is stopped.</param>
    public static async Task<RunningSystem> StartAsync(
        int replicas = 1, string? dataFolder = null, IEnumerable<string>? options = null,
        IReadOnlyDictionary<string, string>? environment = null, CancellationToken cancellationToken = default)
    {
        var folder = dataFolder is null ? new TemporaryFolder() : null;
        var runner = RunnerProcess.Start(
            Projects.Tahoon_AppHost.TargetPath, dataFolder ?? folder!.At("data"), ["--replicas", $"{replicas}", .. options ?? []],
            (environment ?? ShortLived).Concat(ShortLived).DistinctBy(variable => variable.Key).ToDictionary());
        var system = new RunningSystem(runner, folder);
        try
        {
            await runner.UntilSaidAsync("Tahoon is ready", cancellationToken);
        }
        catch (Exception failure) when (failure is InvalidOperationException or TimeoutException)
        {
            var logs = LogTails.Of(runner.DataFolder);
            await system.DisposeAsync();
            throw new InvalidOperationException($"{failure.Message}\n{logs}", failure);
        }

        system.Gateway.BaseAddress = new Uri(system.Endpoints.Gateway!);
        return system;
    }

    public ResourceStatus Resource(string name, int replica = 0) =>
        Endpoints.Resources.Single(resource => resource.Name == name && resource.Replica == replica);

    /// <summary>The first http address of a replica, past the gateway.</summary>
    public Uri Address(string name, int replica = 0) =>
        new(Resource(name, replica).Endpoints.First(url => url.StartsWith("http", StringComparison.Ordinal)));

    /// <summary>SIGKILL, as a crash. Returns when the runner has noticed.</summary>
    public Task KillAsync(string name, int replica = 0, CancellationToken cancellationToken = default) =>
        EndAsync(Signal.Kill, name, replica, cancellationToken);

    /// <summary>SIGTERM, as a roll-out ends a replica: it finishes what it has. Returns when the runner has noticed.</summary>
    public Task TerminateAsync(string name, int replica, CancellationToken cancellationToken) =>
        EndAsync(Signal.Terminate, name, replica, cancellationToken);

    /// <summary>SIGSTOP and SIGCONT: a process that is there and does nothing, then goes on.</summary>
    public void Pause(string name, int replica = 0) => Signal.Stop.SendTo(Resource(name, replica).Pid!.Value);

    public void Continue(string name, int replica = 0) => Signal.Continue.SendTo(Resource(name, replica).Pid!.Value);

    /// <summary>Until every resource is healthy, or only the one that is named.</summary>
    public Task WaitUntilHealthyAsync(string? name = null, CancellationToken cancellationToken = default) =>
        _runner.UntilAsync(
            () => Endpoints.Resources.Where(resource => name is null || resource.Name == name).All(IsWell),
            $"{name ?? "the system"} was not healthy", cancellationToken);

    /// <summary>SIGKILL of the runner itself. What it started ends by itself; start again on the same folder.</summary>
    public async Task KillRunnerAsync(CancellationToken cancellationToken = default)
    {
        _runner.Send(Signal.Kill);
        await _runner.ExitAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        Gateway.Dispose();
        await _runner.DisposeAsync();
        _folder?.Dispose();
    }

    private async Task EndAsync(Signal signal, string name, int replica, CancellationToken cancellationToken)
    {
        var before = Resource(name, replica);
        signal.SendTo(before.Pid ?? throw new InvalidOperationException($"{name} {replica} is {before.State}."));
        await _runner.UntilAsync(
            () => Resource(name, replica) is var now && (now.Restarts > before.Restarts || now.Pid != before.Pid),
            $"the end of {name} {replica} was not noticed", cancellationToken);
    }

    private static bool IsWell(ResourceStatus resource) =>
        resource is { State: ReplicaState.Completed } or { State: ReplicaState.Running, Health: Health.Healthy };
}
