using System.Reflection;
using Tahoon.AppHost.Embedded.Guarding;
using Tahoon.AppHost.Embedded.Running;
using Tahoon.Testing.Running;

namespace Tahoon.AppHost.Tests.Harness;

/// <summary>The fixture's small system under a runner of its own process.</summary>
internal sealed class Small : IAsyncDisposable
{
    /// <summary>Its executable: with <c>serve</c> a service, else the runner.</summary>
    public static readonly string FixtureProgram = Path.ChangeExtension(Told("Fixture"), null);


    private readonly TemporaryFolder _folder = new();
    private readonly List<RunnerProcess> _runners = [];

    public string DataFolder => _folder.At("data");

    /// <summary>The one started last.</summary>
    public RunnerProcess Runner => _runners[^1];

    public static async Task<Small> StartAsync(IReadOnlyDictionary<string, string>? environment = null)
    {
        var small = new Small();
        small.Again(environment);
        await small.ReadyAsync();
        return small;
    }

    /// <summary>As a person starts it; the runner is the only child of <c>dotnet run</c> then.</summary>
    public static async Task<Small> StartUnderDotnetRunAsync()
    {
        var small = new Small();
        small._runners.Add(RunnerProcess.StartUnderDotnetRun(Told("FixtureProject"), Told("Configuration"), small.DataFolder));
        await small.ReadyAsync();
        return small;
    }

    /// <summary>A further runner on the same folder.</summary>
    public RunnerProcess Again(IReadOnlyDictionary<string, string>? environment = null, params string[] options)
    {
        _runners.Add(RunnerProcess.Start(Told("Fixture"), DataFolder, options, environment));
        return Runner;
    }

    public Task ReadyAsync() => Runner.UntilSaidAsync("Tahoon is ready", Cancellation);

    public ResourceStatus Resource(string name, int replica = 0) =>
        Runner.Endpoints.Resources.Single(resource => resource.Name == name && resource.Replica == replica);

    public Task UntilAsync(string name, Func<ResourceStatus, bool> condition, int replica = 0) =>
        Runner.UntilAsync(() => condition(Resource(name, replica)), $"{name} never came to be so", Cancellation);

    /// <summary>Every process below the one that was started, the guardian too.</summary>
    public IReadOnlyList<ProcessIdentity> Processes() =>
        [.. Children.AllOf(Runner.Id).Select(ProcessIdentity.Of).OfType<ProcessIdentity>()];

    /// <summary>Waits until none of them is there, and says who is left after all.</summary>
    public static async Task<IReadOnlyList<int>> LeftOfAsync(IReadOnlyList<ProcessIdentity> processes, TimeSpan patience)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (processes.Any(process => process.IsRunning()) && TimeProvider.System.GetElapsedTime(began) < patience)
            await Task.Delay(20, Cancellation);
        return [.. processes.Where(process => process.IsRunning()).Select(process => process.Id)];
    }

    public async ValueTask DisposeAsync()
    {
        // the newest first: it has the folder, and the end of a runner waits for that
        foreach (var runner in Enumerable.Reverse(_runners))
            await runner.DisposeAsync();
        _folder.Dispose();
    }

    private static string Told(string key) => typeof(Small).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == key).Value!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;
}
