using System.Diagnostics;
using Tahoon.SystemTests.Harness;

namespace Tahoon.AlertDrill;

/// <summary>One symptom after the other. Each of its alerts must be silent before it and be found while it lasts, or shortly after.</summary>
internal sealed class Drill(Scene scene, Prometheus prometheus, RunLog log)
{
    /// <summary>Recording rules are evaluated every 30 s.</summary>
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1), Late = TimeSpan.FromSeconds(40);

    public async Task<bool> RunAsync(CancellationToken cancellation)
    {
        var alerts = await prometheus.AlertsAsync(cancellation);
        var open = alerts.Keys.Except(Symptoms.All.SelectMany(symptom => symptom.Alerts)).ToList();
        if (open.Count > 0)
            log.Say($"no symptom is known of {string.Join(", ", open)}");

        await scene.BookAsync(5);
        foreach (var symptom in Symptoms.All)
            open.AddRange(await SufferAsync(symptom, alerts, cancellation));
        log.Say(open.Count == 0
            ? $"{alerts.Count} alerts were silent before their symptoms and found them"
            : $"NOT FOUND by {string.Join(", ", open)}");
        return open.Count == 0;
    }

    /// <summary>Those that did not find it, or were there before.</summary>
    private async Task<IReadOnlyList<string>> SufferAsync(
        Symptom symptom, IReadOnlyDictionary<string, string> alerts, CancellationToken cancellation)
    {
        log.Say(symptom.Name);
        var failed = new List<string>();
        foreach (var alert in symptom.Alerts)
            if (await prometheus.FindsAsync(alerts[alert], cancellation))
            {
                log.Say($"  {alert} is there before");
                failed.Add(alert);
            }

        var began = Stopwatch.GetTimestamp();
        var waiting = symptom.Alerts.Except(failed).ToList();
        var making = symptom.Make(scene, cancellation);
        long? over = null;
        while (over is null || (waiting.Count > 0 && Stopwatch.GetElapsedTime(over.Value) < Late))
        {
            foreach (var alert in waiting.ToList())
                if (await prometheus.FindsAsync(alerts[alert], cancellation))
                {
                    log.Say(FormattableString.Invariant($"  {alert} after {Stopwatch.GetElapsedTime(began).TotalSeconds:0} s"));
                    waiting.Remove(alert);
                }

            await Task.WhenAny(making, Task.Delay(Look, cancellation));
            if (making.IsCompleted)
            {
                over ??= Stopwatch.GetTimestamp();
                await Task.Delay(Look, cancellation);
            }
        }

        await making;
        await scene.System.WaitUntilHealthyAsync(cancellationToken: cancellation);
        return [.. failed, .. waiting];
    }
}
