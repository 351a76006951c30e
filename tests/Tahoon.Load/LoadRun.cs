using Tahoon.Load.Arrivals;
using Tahoon.Load.Flows;
using Tahoon.Load.Limits;
using Tahoon.Load.Measuring;
using Tahoon.Load.Reference;
using Tahoon.Load.Reports;
using Tahoon.Load.Scenarios;
using Tahoon.SystemTests.Harness;
using Tahoon.SystemTests.Support;

namespace Tahoon.Load;

/// <summary>One run: rounds of slices beside the limits and the audited path, and then the scenario.</summary>
/// <param name="system">Null where the gateway is somebody else's: then neither its CPU nor the audited path can be measured.</param>
internal sealed class LoadRun(Arguments arguments, RunningSystem? system, RunLog log)
{
    public async Task<(Report Report, Recorder Recorder)> RunAsync(CancellationToken cancellation)
    {
        var scenario = arguments.Scenario;
        var resources = system is null ? null : new Resources(system);
        using var clinic = await Clinic.OpenAsync(arguments.Gateway ?? new Uri(system!.Endpoints.Gateway!), scenario.Users, cancellation);
        log.Say($"{clinic.Users.Count} users, {clinic.Slots.Count} times to book");

        var rounds = await MeasureAsync(clinic, resources, cancellation);
        var measured = await RunAsync(scenario, clinic, resources, rounds, cancellation);
        return (Reporting.Of(scenario, arguments.TimeScale, rounds, measured, TimeProvider.System.GetUtcNow().UtcDateTime), measured.Recorder);
    }

    private async Task<IReadOnlyList<Round>> MeasureAsync(Clinic clinic, Resources? resources, CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("tahoon-load-");
        try
        {
            await using var servers = await BareServers.StartAsync(cancellation);
            using var storage = new BareStorage(folder.FullName);
            await using var api = system is null ? null : await AuditedApi.StartAsync(system.Address("partners"), system.DataFolder, cancellation);
            var partners = system is null ? null : new Partners(system.Address("partners"));
            if (partners is not null)
            {
                await PartnerTimes.Audited.OrderAsync(partners);
                log.Say($"injected waits: {PartnerTimes.Audited}");
            }

            return await MeasureAsync(
                new Rounds(clinic, servers, storage, api is null ? null : new Audited(api, partners!), resources), cancellation);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private async Task<IReadOnlyList<Round>> MeasureAsync(Rounds rounds, CancellationToken cancellation)
    {
        var lengths = arguments.Short || arguments.Scenario.Shape is not Shape.Booking ? Lengths.Short : Lengths.Whole;
        await rounds.WarmUpAsync(cancellation);
        var measured = new List<Round>();
        while (measured.Count < lengths.Count)
        {
            var round = await rounds.OneAsync(lengths, cancellation);
            measured.Add(round);
            log.Say(FormattableString.Invariant(
                $"round {measured.Count}: {round.Booking.PerSecond:0.0} bookings/s ({round.Booking.Failed} failed, {round.Booking.Shed} shed), {round.BookingToStorageEf:0.000} of EF Core's {round.StorageEf.PerSecond:0}, {round.BookingToBaseline:0.0} × audited, {round.BookingToBaselineNoWaits:0.00} × without waits, reads {round.ReadToProxy:0.00} of a proxy's {round.Proxy.PerSecond:0}, {round.CpuMsPerBooking:0.0} ms CPU"));
        }

        return measured;
    }

    private async Task<Measured> RunAsync(
        Scenario scenario, Clinic clinic, Resources? resources, IReadOnlyList<Round> rounds, CancellationToken cancellation)
    {
        var duration = scenario.Duration * arguments.TimeScale;
        switch (scenario.Shape)
        {
            case Shape.Booking:
                return new Measured(Bookings(rounds.Select(round => round.Booking)));
            case Shape.Overload:
                var (asked, overload) = await new OverloadRun(scenario, clinic, log).RunAsync(duration, cancellation);
                return new Measured(asked, Overload: overload);
            default:
                log.Say(FormattableString.Invariant($"{scenario.Name}: {scenario.Users} users, {scenario.Rate.From} to {scenario.Rate.To} requests/s, {duration.TotalSeconds:0} s"));
                var (recorder, held) = await new OpenRun(scenario, clinic, resources, log).RunAsync(duration, cancellation);
                return new Measured(recorder, held);
        }
    }

    private static Recorder Bookings(IEnumerable<Slice> slices)
    {
        var recorder = new Recorder();
        var at = TimeSpan.Zero;
        foreach (var slice in slices)
        {
            recorder.Record(Operation.Book, at, slice);
            at += slice.Took;
        }

        return recorder;
    }
}
