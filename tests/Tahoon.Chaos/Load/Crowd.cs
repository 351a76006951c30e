using Tahoon.Chaos.Load.Deeds;
using Tahoon.Chaos.Memory;
using Tahoon.SystemTests.Harness;

namespace Tahoon.Chaos.Load;

/// <summary>All clients of a run, each with a user of its own; the last is the prober's.</summary>
internal sealed class Crowd : IDisposable
{
    private readonly Tokens _tokens;

    private Crowd(Tokens tokens) => _tokens = tokens;

    public required IReadOnlyList<App> Apps { get; init; }

    public required IReadOnlyList<Recollection> Memories { get; init; }

    public required IReadOnlyList<Patient> Patients { get; init; }

    public required Prober Prober { get; init; }

    public required Slots Slots { get; init; }

    public required Abilities Abilities { get; init; }

    /// <summary>Registers them, before anything goes wrong.</summary>
    public static async Task<Crowd> GatherAsync(RunningSystem system, Tally tally, int seed, int patients, CancellationToken cancellation)
    {
        Uri[] gateways = [system.Address("gateway", 0), system.Address("gateway", 1)];
        var tokens = new Tokens();
        App[] apps = [.. Enumerable.Range(0, patients + 1).Select(number => new App(gateways, tokens, tally, number))];
        var slots = await Slots.FindAsync(apps[0], cancellation);
        var abilities = await Abilities.FindAsync(apps[0], cancellation);
        var memories = new List<Recollection>();
        for (var number = 0; number < apps.Length; number++)
            memories.Add(new Recollection(await Register.PatientAsync(apps[number], $"patient-{number}-{Guid.NewGuid():N}", cancellation)));

        return new Crowd(tokens)
        {
            Apps = apps,
            Memories = memories,
            Patients = [.. Enumerable.Range(0, patients).Select(number =>
                new Patient(apps[number], memories[number], slots, abilities, tally, new Random((seed * 1_000) + number)))],
            Prober = new Prober(apps[^1], memories[^1], slots, abilities, tally, (seed * 1_000) + patients),
            Slots = slots,
            Abilities = abilities,
        };
    }

    public void Dispose()
    {
        foreach (var app in Apps)
            app.Dispose();
        _tokens.Dispose();
    }
}
