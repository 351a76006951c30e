using System.Text.Json;
using Tahoon.Load.Measuring;
using Tahoon.Load.Scenarios;

namespace Tahoon.Load.Reports;

/// <summary>What a run came to. Times are milliseconds, limits and bookings so many a second.</summary>
/// <param name="Requests">Of the scenario; those of the slices beside it are not among them.</param>
/// <param name="Errors">Answered wrong or not at all; what was refused at the edge is <paramref name="Shed"/>.</param>
/// <param name="CpuMsPerBooking">All processes of the system but the partner simulators, while bookings are made.</param>
/// <param name="CpuMsWithWhatFollows">The same until the work that follows, rooms and pushes, is done.</param>
internal sealed record Report(
    string Scenario, DateTime TakenAt, string Machine, double TimeScale, int Requests, int Errors, int Shed, int Lost, double BookingsPerSecond,
    double P50Ms, double P95Ms, double P99Ms, double? CpuMsPerBooking, double? CpuMsWithWhatFollows, IReadOnlyDictionary<string, double> CpuMsByProgram,
    Limit Limit, Baseline? Baseline, Ratios Ratios, Ratios Noise, IReadOnlyList<OperationLine> Operations,
    Held? Held, Knee? Knee, Overload? Overload, IReadOnlyList<string> Missed)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public string ToJson() => JsonSerializer.Serialize(this, Options) + "\n";

    public static Report FromJson(string text) =>
        JsonSerializer.Deserialize<Report>(text, Options) ?? throw new JsonException("There is no report.");
}

/// <summary>What this machine can do at all: answers a second of bare Kestrel and through bare YARP, durable transactions a second.</summary>
internal sealed record Limit(double Kestrel, double Proxy, double Storage, double StorageEf);

/// <summary>The audited path, with the partners' waits and without.</summary>
internal sealed record Baseline(
    double BookingsPerSecond, double P50Ms, double BookingsPerSecondWithoutWaits, double P50MsWithoutWaits, int InFlight, string InjectedWaits);

internal sealed record Ratios(double BookingToStorageEf, double? BookingToBaseline, double? BookingToBaselineWithoutWaits, double ReadToProxy);

/// <summary>One of the audited endpoints in the scenario, beside what the audit measured and what is wanted.</summary>
internal sealed record OperationLine(string Operation, int Requests, int Errors, double P50Ms, double P95Ms, double P99Ms, string AuditedMs, double TargetP95Ms);
