using System.Diagnostics;
using Tahoon.SystemTests.Harness;

namespace Tahoon.AlertDrill;

/// <summary>
/// One symptom after the other. All alerts must be silent before the first, and each be found while its own lasts, or shortly after. What an
/// earlier symptom has brought may still be there: windows are minutes long.
/// </summary>
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

        await scene.BookAsync(60);
        await Task.Delay(Late, cancellation);
        foreach (var (alert, expression) in alerts)
            if (await prometheus.FindsAsync(expression, cancellation))
            {
                log.Say($"{alert} is there while nothing is wrong");
                open.Add(alert);
            }

        foreach (var symptom in Symptoms.All)
            open.AddRange(await SufferAsync(symptom, alerts, cancellation));
        log.Say(open.Count == 0
            ? $"{alerts.Count} alerts were silent before their symptoms and found them"
            : $"NOT FOUND by {string.Join(", ", open)}");
        return open.Count == 0;
    }

    /// <summary>Those that did not find it.</summary>
    private async Task<IReadOnlyList<string>> SufferAsync(
        Symptom symptom, IReadOnlyDictionary<string, string> alerts, CancellationToken cancellation)
    {
        log.Say(symptom.Name);
        var began = Stopwatch.GetTimestamp();
        var waiting = symptom.Alerts.ToList();
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
        return waiting;
    }
}
