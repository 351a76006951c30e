using Tahoon.Load.Arrivals;
using Tahoon.Load.Flows;
using Tahoon.Load.Limits;
using Tahoon.Load.Measuring;
using Tahoon.SystemTests.Support;

namespace Tahoon.Load.Reference;

/// <summary>How long a round's slices are, and how many rounds there are.</summary>
/// <param name="Settling">What a booking promised is waited for so long before the next round begins.</param>
internal sealed record Lengths(int Count, TimeSpan Limit, TimeSpan Baseline, TimeSpan Read, TimeSpan Booking, TimeSpan Settling)
{
    public static readonly Lengths Whole = new(7, Seconds(1), Seconds(3), Seconds(2), Seconds(4), Seconds(30));

    public static readonly Lengths Short = new(5, Seconds(0.5), Seconds(1), Seconds(0.5), Seconds(1.2), Seconds(1.5));

    private static TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(seconds);
}

/// <summary>Measures the system, the limits of the machine and the audited path in turns.</summary>
internal sealed class Rounds(Clinic clinic, BareServers servers, BareStorage storage, Audited? audited, Resources? resources)
{
    /// <summary>Bookings in flight: as many as the audited API had.</summary>
    public const int InFlight = 16;

    private const int Connections = 32;

    /// <summary>A warm-up ends when bookings were not this much faster than before.</summary>
    private const double StillFaster = 1.1;

    private const int LongestWarmUp = 8;

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(2);

    /// <summary>Everything once, and bookings until they get no faster: code is compiled anew as it turns out to be used much.</summary>
    public async Task WarmUpAsync(CancellationToken cancellation)
    {
        await OneAsync(Lengths.Short with { Settling = TimeSpan.Zero }, cancellation);
        var best = 0.0;
        for (var times = 0; times < LongestWarmUp; times++)
        {
            var slice = await ClosedLoop.RunAsync(InFlight, WarmUp, () => clinic.BookNextAsync(cancellation));
            if (slice.PerSecond < StillFaster * best)
                break;
            best = slice.PerSecond;
        }
    }

    public async Task<Round> OneAsync(Lengths lengths, CancellationToken cancellation)
    {
        var kestrel = await ClosedLoop.RunAsync(Connections, lengths.Limit, () => HelloAsync(servers.Kestrel, cancellation));
        var proxy = await ClosedLoop.RunAsync(Connections, lengths.Limit, () => HelloAsync(servers.Proxy, cancellation));
        var read = await ClosedLoop.RunAsync(Connections, lengths.Read, () => clinic.ReadAsync(cancellation));
        var plain = await ClosedLoop.RunAsync(1, lengths.Limit, storage.PlainAsync);
        var ef = await ClosedLoop.RunAsync(1, lengths.Limit, storage.EfAsync);
        var (baseline, noWaits) = audited is null ? (null, null) : await audited.MeasureAsync(InFlight, lengths.Baseline, cancellation);

        var before = resources?.Now();
        var booking = await ClosedLoop.RunAsync(InFlight, lengths.Booking, () => clinic.BookNextAsync(cancellation));
        var after = resources?.Now();
        var settled = resources is not null && await resources.QuietAsync(lengths.Settling, cancellation);
        return new Round(
            kestrel, proxy, plain, ef, baseline, noWaits, read, booking,
            Each(before, after, booking.Done), settled ? Each(before, resources!.Now(), booking.Done)?.Values.Sum() : null);
    }

    private static Dictionary<string, double>? Each(Usage? before, Usage? after, int bookings) => before is null || bookings == 0
        ? null
        : after?.Since(before).ToDictionary(program => program.Key, program => program.Value.TotalMilliseconds / bookings);

    private static async Task<Outcome> HelloAsync(HttpClient http, CancellationToken cancellation)
    {
        using var answer = await http.GetAsync("/hello", cancellation);
        await answer.Content.ReadAsByteArrayAsync(cancellation);
        return answer.IsSuccessStatusCode ? Outcome.Done : Outcome.Failed;
    }
}

/// <summary>The audited path with its injected waits, and without.</summary>
internal sealed class Audited(AuditedApi api, Partners partners)
{
    public async Task<(Slice Waiting, Slice NotWaiting)> MeasureAsync(int inFlight, TimeSpan duration, CancellationToken cancellation)
    {
        var waiting = await ClosedLoop.RunAsync(inFlight, duration, () => api.BookAsync(cancellation));
        await PartnerTimes.None.OrderAsync(partners);
        var notWaiting = await ClosedLoop.RunAsync(inFlight, duration / 2, () => api.BookAsync(cancellation));
        await PartnerTimes.Audited.OrderAsync(partners);
        return (waiting, notWaiting);
    }
}
