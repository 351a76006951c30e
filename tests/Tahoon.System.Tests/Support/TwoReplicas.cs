using Tahoon.SystemTests.Harness;
using Tahoon.SystemTests.Support;
using Xunit;

[assembly: AssemblyFixture(typeof(TwoReplicas))]
[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace Tahoon.SystemTests.Support;

/// <summary>The whole system with two replicas of everything, started once for all tests; each finds it healthy.</summary>
public sealed class TwoReplicas : IAsyncLifetime
{
    private static readonly Dictionary<string, string> Impatient = new() { ["Scheduling__PendingSeconds"] = "5" };

    private RunningSystem? _system;

    internal RunningSystem System => _system ?? throw new InvalidOperationException("The system is not started yet.");

    public async ValueTask InitializeAsync() => _system = await RunningSystem.StartAsync(replicas: 2, environment: Impatient);

    public async ValueTask DisposeAsync()
    {
        if (_system is not null)
            await _system.DisposeAsync();
    }

    /// <summary>A patient's app of Demo Clinic, with a user of its own.</summary>
    internal async Task<PatientApp> PatientAsync() => await PatientApp.RegisterAsync(System.Gateway);

    /// <summary>The partner simulators, past the gateway.</summary>
    internal Partners Partners => new(System.Address("partners"));
}
