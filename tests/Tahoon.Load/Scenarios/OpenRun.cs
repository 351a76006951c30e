using Tahoon.Load.Arrivals;
using Tahoon.Load.Flows;
using Tahoon.Load.Measuring;
using Tahoon.SystemTests.Harness;

namespace Tahoon.Load.Scenarios;

/// <summary>Visitors who come at a rate, steady or rising.</summary>
internal sealed class OpenRun(Scenario scenario, Clinic clinic, Resources? resources, RunLog log)
{
    private const int Seed = 7;

    private static readonly TimeSpan Often = TimeSpan.FromSeconds(2);

    public async Task<(Recorder Recorder, Held? Held)> RunAsync(TimeSpan duration, CancellationToken cancellation)
    {
        var recorder = new Recorder();
        var loop = new OpenLoop(recorder, TimeProvider.System);
        var watch = resources is null ? null : new Watch(resources);
        Visitor[] visitors = [.. clinic.Users.Take(scenario.Users).Select((user, number) => new Visitor(clinic, user, number))];
        var arrivals = Schedule.Of(scenario.Rate, duration, visitors.Length, Seed);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var looking = Task.WhenAll(watch?.RunAsync(over.Token) ?? Task.CompletedTask, TellAsync(recorder, loop, over.Token));
        try
        {
            await loop.RunAsync(
                arrivals, arrival => visitors[arrival.Visitor].NextAsync(cancellation),
                () => scenario.Shape is Shape.Ramp && loop.Open > 2 * visitors.Length, cancellation);
        }
        finally
        {
            await over.CancelAsync();
            await looking;
            Array.ForEach(visitors, visitor => visitor.Dispose());
        }

        return (recorder, watch?.Held);
    }

    private async Task TellAsync(Recorder recorder, OpenLoop loop, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            await Task.Delay(Often, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            log.Say(FormattableString.Invariant(
                $"{recorder.Requests} answered, {loop.Open} open, {recorder.Count(Outcome.Failed)} failed, {recorder.Count(Outcome.Shed)} shed, p95 {recorder.All.Percentile(95):0.0} ms"));
        }
    }
}
