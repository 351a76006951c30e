using System.Text;

namespace Tahoon.Load.Reports;

/// <summary>The report as people read it: ratios first, and the figures that they come from.</summary>
internal static class Markdown
{
    public static string Of(Report report)
    {
        var text = new StringBuilder();
        Line(text, $"# {report.Scenario}, {report.TakenAt:yyyy-MM-dd}\n");
        Line(text, $"{report.Machine}; time scale {report.TimeScale}. Figures of one run on one machine: only the ratios say anything elsewhere.\n");
        AddRatios(text, report);
        AddLimits(text, report);
        AddScenario(text, report);
        AddOperations(text, report);
        Line(text, "![Latency](latency.svg)");
        return text.ToString();
    }

    private static void AddRatios(StringBuilder text, Report report)
    {
        Line(text, "| ratio | value | noise |");
        Line(text, "|---|---|---|");
        Row(text, "bookings to durable EF Core transactions", report.Ratios.BookingToStorageEf, report.Noise.BookingToStorageEf);
        Row(text, "bookings to the audited path's", report.Ratios.BookingToBaseline, report.Noise.BookingToBaseline);
        Row(text, "the same, partners answering it at once", report.Ratios.BookingToBaselineWithoutWaits, report.Noise.BookingToBaselineWithoutWaits);
        Row(text, "reads to a bare proxy's", report.Ratios.ReadToProxy, report.Noise.ReadToProxy);
        Line(text, "");
    }

    private static void AddLimits(StringBuilder text, Report report)
    {
        Line(text, "| measured in turns, in one run | a second |");
        Line(text, "|---|---|");
        Line(text, $"| Kestrel alone | {report.Limit.Kestrel:0} |");
        Line(text, $"| one hop of YARP | {report.Limit.Proxy:0} |");
        Line(text, $"| durable transactions of a booking's size, ADO.NET | {report.Limit.Storage:0} |");
        Line(text, $"| the same, EF Core | {report.Limit.StorageEf:0} |");
        if (report.Baseline is { } baseline)
        {
            Line(text, $"| audited path, {baseline.InFlight} in flight ({baseline.InjectedWaits}) | {baseline.BookingsPerSecond:0.0} (p50 {baseline.P50Ms:0} ms) |");
            Line(text, $"| audited path, no injected waits | {baseline.BookingsPerSecondWithoutWaits:0.0} (p50 {baseline.P50MsWithoutWaits:0} ms) |");
        }

        Line(text, $"| bookings through the gateway | {report.BookingsPerSecond:0.0} |");
        if (report.CpuMsPerBooking is { } cpu)
            Line(text, $"\nCPU of all processes: {cpu:0.0} ms a booking while booking{Follows(report)}.");
        if (report.CpuMsByProgram.Count > 0)
            Line(text, $"By program, while booking: {string.Join(", ", report.CpuMsByProgram.Select(program => $"{program.Key} {program.Value:0.0}"))}.");
        Line(text, "");
    }

    private static void AddScenario(StringBuilder text, Report report)
    {
        Line(text, $"{report.Requests} requests, {report.Errors} errors, {report.Shed} shed, {report.Lost} lost a slot to somebody else; "
            + $"p50 {report.P50Ms:0.0} ms, p95 {report.P95Ms:0.0} ms, p99 {report.P99Ms:0.0} ms.\n");
        if (report.Knee is { } knee)
            Line(text, knee.Broke ? $"The knee: {knee.RequestsPerSecond:0} requests a second.\n" : $"It did not break up to {knee.RequestsPerSecond:0} requests a second.\n");
        if (report.Held is { } held)
            Line(text, $"Once warm all processes hold: MB {held.MemoryMb}; handles {held.Handles}.\n");
        if (report.Overload is { } overload)
            Line(text, $"Peak {overload.Peak:0} bookings a second; offered {overload.Offered:0}, {overload.Goodput:0} were made ({overload.GoodputShare:0.00} of the peak), "
                + $"{overload.Shed} shed, {overload.Failed} failed. With 200 in flight {overload.At200} were made and {overload.At200Wrong} went wrong.\n");
        Line(text, report.Missed.Count == 0 ? "All that is asked of this scenario holds.\n" : $"**Missed**: {string.Join("; ", report.Missed)}.\n");
    }

    private static void AddOperations(StringBuilder text, Report report)
    {
        Line(text, "| operation | answered | errors | p50 ms | p95 ms | p99 ms | wanted p95 | audited ms |");
        Line(text, "|---|---|---|---|---|---|---|---|");
        foreach (var line in report.Operations)
            Line(text, $"| {line.Operation} | {line.Requests} | {line.Errors} | {line.P50Ms:0.0} | {line.P95Ms:0.0} | {line.P99Ms:0.0} | {line.TargetP95Ms:0} | {line.AuditedMs} |");
        Line(text, "");
    }

    private static string Follows(Report report) =>
        report.CpuMsWithWhatFollows is { } all ? $", {all:0.0} ms with the rooms and pushes that follow" : "";

    private static void Row(StringBuilder text, string name, double? ratio, double? noise) =>
        Line(text, ratio is null ? $"| {name} | not measured | |" : $"| {name} | {ratio:0.00} | ±{noise:P0} |");

    private static void Line(StringBuilder text, string line) => text.Append(line).Append('\n');
}
