using System.Diagnostics;
using System.Net;
using Tahoon.SystemTests.Harness;
using Tahoon.SystemTests.Telemetry;
using Xunit;

namespace Tahoon.SystemTests.Support;

/// <summary>A system of its own that exports its traces here, a booking under a client's own trace, and a few more while the broker stood still.</summary>
public sealed class TracedBooking : IAsyncLifetime
{
    private const int More = 4;

    private Collector? _collector;
    private string _traceId = "";

    /// <summary>All spans of the one booking, whatever process they are of.</summary>
    internal IReadOnlyList<Span> Trace => [.. All.Where(span => span.TraceId == _traceId)];

    internal IReadOnlyCollection<Span> All => _collector!.Spans;

    public async ValueTask InitializeAsync()
    {
        _collector = await Collector.StartAsync();
        await using var system = await RunningSystem.StartAsync(environment: _collector.Environment);
        var patient = await PatientApp.RegisterAsync(system.Gateway);
        var slots = await patient.SlotsAsync();
        _traceId = await BookAsync(patient, slots.Skip(More));
        await UntilAsync(
            () => Trace.Any(span => span["url.full"]?.EndsWith("/messages:send", StringComparison.Ordinal) is true)
                && Trace.Any(span => span.Name is "work Push"),
            "no push was seen");

        // one relay's turn finds what piled up meanwhile
        system.Pause("dev-broker");
        foreach (var slot in slots.Take(More))
            await patient.BookSurelyAsync(slot, CancellationToken.None);
        system.Continue("dev-broker");
        await UntilAsync(() => All.Any(span => span.Name is "send notifications" && span.Links.Count > 1), "no batch of several was sent");
    }

    public async ValueTask DisposeAsync() => await _collector!.DisposeAsync();

    /// <summary>Books as a client that traces its own work; what was not booked at the first try is no tree to look at.</summary>
    private static async Task<string> BookAsync(PatientApp patient, IEnumerable<Slot> slots)
    {
        foreach (var slot in slots)
        {
            using var client = new Activity("a client books") { ActivityTraceFlags = ActivityTraceFlags.Recorded };
            client.SetIdFormat(ActivityIdFormat.W3C).Start();
            if ((await patient.BookAsync(slot)).Status is HttpStatusCode.OK)
                return client.TraceId.ToHexString();
        }

        throw new InvalidOperationException("Nothing could be booked.");
    }

    private static Task UntilAsync(Func<bool> condition, string complaint) =>
        Eventually.BecomesTrueAsync(() => Task.FromResult(condition()), complaint, CancellationToken.None);
}
