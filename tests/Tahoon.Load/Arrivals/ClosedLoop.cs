using System.Diagnostics;
using Tahoon.Load.Measuring;

namespace Tahoon.Load.Arrivals;

/// <summary>What a short while of one thing came to.</summary>
internal sealed record Slice(int Done, int Shed, int Failed, TimeSpan Took, Histogram Latency)
{
    public double PerSecond => Done / Took.TotalSeconds;
}

/// <summary>So many in flight all the time: what throughput is measured by. Latency under it says little and is not a service level.</summary>
internal static class ClosedLoop
{
    public static async Task<Slice> RunAsync(int inFlight, TimeSpan duration, Func<Task<Outcome>> once)
    {
        var began = Stopwatch.GetTimestamp();
        var workers = await Task.WhenAll(Enumerable.Range(0, inFlight).Select(_ => Task.Run(() => WorkAsync(began, duration, once))));
        var took = Stopwatch.GetElapsedTime(began);
        var latency = new Histogram();
        foreach (var worker in workers)
            latency.Add(worker.Latency);
        return new Slice(workers.Sum(one => one.Done), workers.Sum(one => one.Shed), workers.Sum(one => one.Failed), took, latency);
    }

    private static async Task<Slice> WorkAsync(long began, TimeSpan duration, Func<Task<Outcome>> once)
    {
        var (done, shed, failed, latency) = (0, 0, 0, new Histogram());
        while (Stopwatch.GetElapsedTime(began) < duration)
        {
            var asked = Stopwatch.GetTimestamp();
            switch (await once())
            {
                case Outcome.Done:
                    done++;
                    latency.Add(Stopwatch.GetElapsedTime(asked));
                    break;
                case Outcome.Shed:
                    shed++;
                    break;
                case Outcome.Failed:
                    failed++;
                    break;
            }
        }

        return new Slice(done, shed, failed, default, latency);
    }
}
