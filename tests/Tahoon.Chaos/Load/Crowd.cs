using Tahoon.Chaos.Load.Deeds;
using Tahoon.Chaos.Memory;
using Tahoon.SystemTests.Harness;

namespace Tahoon.Chaos.Load;

/// <summary>All clients of a run, each with a user of its own; the last few probe.</summary>
internal sealed class Crowd : IDisposable
{
    private const int Probers = 2;

    private readonly Tokens _tokens;
    private readonly IReadOnlyList<App> _apps;

    private Crowd(Tokens tokens, IReadOnlyList<App> apps) => (_tokens, _apps) = (tokens, apps);

    public required IReadOnlyList<Patient> Everybody { get; init; }

    public required IReadOnlyList<Patient> Patients { get; init; }

    public required Prober Prober { get; init; }

    public required Slots Slots { get; init; }

    public required Abilities Abilities { get; init; }

    /// <summary>Registers them, before anything goes wrong.</summary>
    public static async Task<Crowd> GatherAsync(RunningSystem system, Tally tally, int seed, int patients, CancellationToken cancellation)
    {
        Uri[] gateways = [system.Address("gateway", 0), system.Address("gateway", 1)];
        var tokens = new Tokens();
        App[] apps = [.. Enumerable.Range(0, patients + Probers).Select(number => new App(gateways, tokens, tally, number))];
        var slots = await Slots.FindAsync(apps[0], cancellation);
        var abilities = await Abilities.FindAsync(apps[0], cancellation);
        var all = new List<Patient>();
        foreach (var (number, app) in apps.Index())
        {
            var user = await Register.PatientAsync(app, $"patient-{number}-{Guid.NewGuid():N}", cancellation);
            all.Add(new Patient(app, new Recollection(user), slots, abilities, tally, new Random((seed * 1_000) + number)));
        }

        return new Crowd(tokens, apps)
        {
            Everybody = all,
            Patients = all[..patients],
            Prober = new Prober(all[patients..]),
            Slots = slots,
            Abilities = abilities,
        };
    }

    public void Dispose()
    {
        foreach (var app in _apps)
            app.Dispose();
        _tokens.Dispose();
    }
}
