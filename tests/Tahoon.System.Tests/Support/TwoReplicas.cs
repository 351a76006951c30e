using Tahoon.SystemTests.Harness;
using Xunit;

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

/// <summary>One system at a time, one test at a time: they kill what the others use.</summary>
[CollectionDefinition(Name)]
public sealed class OneSystem : ICollectionFixture<TwoReplicas>
{
    public const string Name = "one system";
}
