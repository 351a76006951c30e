using System.Diagnostics;
using Tahoon.Load.Arrivals;
using Tahoon.Load.Flows;
using Tahoon.Load.Measuring;
using Tahoon.SystemTests.Harness;

namespace Tahoon.Load.Scenarios;

/// <summary>
/// What the system can do, then three times that: it has to refuse the rest at the edge and go on with most of what it can do.
/// And two hundred at once, which it has to take without an error.
/// </summary>
internal sealed class OverloadRun(Scenario scenario, Clinic clinic, RunLog log)
{
    private const int Times = 3, AtPeak = 64, AtOnce = 200, Seed = 7;

    public async Task<(Recorder Recorder, Overload Overload)> RunAsync(TimeSpan duration, CancellationToken cancellation)
    {
        var at200 = await ClosedLoop.RunAsync(AtOnce, duration / 4, () => OneAsync(cancellation));
        log.Say(FormattableString.Invariant($"{AtOnce} at once: {at200.PerSecond:0} bookings/s, {at200.Failed} failed, {at200.Shed} shed"));
        var peak = await ClosedLoop.RunAsync(AtPeak, duration / 2, () => OneAsync(cancellation));
        log.Say(FormattableString.Invariant($"peak: {peak.PerSecond:0} bookings/s"));

        var recorder = new Recorder();
        var loop = new OpenLoop(recorder, TimeProvider.System);
        var offered = Times * peak.PerSecond;
        var began = Stopwatch.GetTimestamp();
        await loop.RunAsync(
            Schedule.Of(Rate.Steady(offered), duration, scenario.Users, Seed),
            async _ => (Operation.Book, await OneAsync(cancellation)), () => false, cancellation);

        // until the last answer: what was taken on late is done after the load has ended
        var took = Stopwatch.GetElapsedTime(began).TotalSeconds;
        var overload = new Overload(
            peak.PerSecond, offered, recorder.Count(Outcome.Done) / took, recorder.Count(Outcome.Shed), recorder.Count(Outcome.Failed),
            at200.Done, at200.Failed + at200.Shed);
        log.Say(FormattableString.Invariant($"offered {offered:0}/s: goodput {overload.Goodput:0}/s, {overload.Shed} shed, {overload.Failed} failed"));
        return (recorder, overload);
    }

    private Task<Outcome> OneAsync(CancellationToken cancellation) => clinic.BookNextAsync(cancellation);
}

/// <summary>Bookings a second at the peak, as many as were asked for, and as many as were made nevertheless.</summary>
/// <param name="At200">Bookings while two hundred were in flight all the time, and those that went wrong.</param>
internal sealed record Overload(double Peak, double Offered, double Goodput, int Shed, int Failed, int At200, int At200Wrong)
{
    private const double Least = 0.8;

    public double GoodputShare => Goodput / Peak;

    public bool Holds => GoodputShare >= Least && Shed > 0 && Failed == 0 && At200Wrong == 0;
}
