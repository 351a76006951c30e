using System.Runtime.InteropServices;
using Tahoon.Load.Measuring;
using Tahoon.Load.Reference;
using Tahoon.Load.Scenarios;

namespace Tahoon.Load.Reports;

/// <summary>What the scenario itself measured.</summary>
internal sealed record Measured(Recorder Recorder, Held? Held = null, Overload? Overload = null);

/// <summary>Puts a report together.</summary>
internal static class Reporting
{
    public static Report Of(Scenario scenario, double timeScale, IReadOnlyList<Round> rounds, Measured measured, DateTime now)
    {
        var (recorder, all) = (measured.Recorder, measured.Recorder.All);
        var knee = scenario.Shape is Shape.Ramp ? Knee.Of(recorder.Seconds) : null;
        return new Report(
            scenario.Name, now, Machine(), timeScale, recorder.Requests, recorder.Count(Outcome.Failed), recorder.Count(Outcome.Shed),
            recorder.Count(Outcome.Lost), Value(rounds, round => round.Booking.PerSecond), Targets.Round(all.Percentile(50)),
            Targets.Round(all.Percentile(95)), Targets.Round(all.Percentile(99)),
            Rounded(Figure.Of(rounds.Select(round => round.CpuMsPerBooking))?.Value),
            Rounded(Figure.Of(rounds.Select(round => round.CpuMsWithWhatFollows))?.Value), ByProgram(rounds),
            new Limit(
                Value(rounds, round => round.Kestrel.PerSecond), Value(rounds, round => round.Proxy.PerSecond),
                Value(rounds, round => round.Storage.PerSecond), Value(rounds, round => round.StorageEf.PerSecond)),
            BaselineOf(rounds), RatiosOf(rounds, figure => figure.Value), RatiosOf(rounds, figure => figure.Noise), Targets.Lines(recorder),
            measured.Held, knee, measured.Overload, [.. Missed(scenario, measured)]);
    }

    private static Dictionary<string, double> ByProgram(IReadOnlyList<Round> rounds) => rounds
        .SelectMany(round => round.CpuMsByProgram?.Keys ?? [])
        .Distinct()
        .Select(program => (program, Value(rounds, round => round.CpuMsByProgram?.GetValueOrDefault(program))))
        .OrderByDescending(pair => pair.Item2)
        .ToDictionary();

    private static Baseline? BaselineOf(IReadOnlyList<Round> rounds) => rounds.All(round => round.Baseline is null)
        ? null
        : new Baseline(
            Value(rounds, round => round.Baseline?.PerSecond), Value(rounds, round => round.Baseline?.Latency.Percentile(50)),
            Value(rounds, round => round.BaselineNoWaits?.PerSecond), Value(rounds, round => round.BaselineNoWaits?.Latency.Percentile(50)),
            Rounds.InFlight, PartnerTimes.Audited.ToString());

    private static Ratios RatiosOf(IReadOnlyList<Round> rounds, Func<Figure, double> what)
    {
        return new Ratios(
            Of(round => round.BookingToStorageEf) ?? 0, Of(round => round.BookingToBaseline), Of(round => round.BookingToBaselineNoWaits),
            Of(round => round.ReadToProxy) ?? 0);

        double? Of(Func<Round, double?> ratio) => Figure.Of(rounds.Select(ratio)) is { } figure ? Math.Round(what(figure), 4) : null;
    }

    private static double Value(IReadOnlyList<Round> rounds, Func<Round, double?> what) => Rounded(Figure.Of(rounds.Select(what))?.Value) ?? 0;

    private static double? Rounded(double? value) => value is { } known ? Targets.Round(known) : null;

    private static IEnumerable<string> Missed(Scenario scenario, Measured measured)
    {
        var recorder = measured.Recorder;
        if (recorder.All.Percentile(95) > scenario.MostP95Ms)
            yield return FormattableString.Invariant($"p95 {recorder.All.Percentile(95):0} ms is over {scenario.MostP95Ms} ms");
        if (recorder.Count(Outcome.Failed) + recorder.Count(Outcome.Shed) > scenario.MostErrors * recorder.Requests)
            yield return FormattableString.Invariant($"more than {scenario.MostErrors:P0} errors");
        if (scenario.MayNotGrow && measured.Held is { MemoryMb.Grows: true } more)
            yield return $"memory grows ({more.MemoryMb})";
        if (scenario.MayNotGrow && measured.Held is { Handles.Grows: true } most)
            yield return $"handles grow ({most.Handles})";
        if (measured.Overload is { Holds: false })
            yield return "overload is not shed as it should be";
    }

    private static string Machine() => $"{Environment.ProcessorCount} cores, {RuntimeInformation.OSArchitecture}, {RuntimeInformation.FrameworkDescription}";
}
