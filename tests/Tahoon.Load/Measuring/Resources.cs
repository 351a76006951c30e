using System.Diagnostics;
using Tahoon.SystemTests.Harness;

namespace Tahoon.Load.Measuring;

/// <summary>CPU time used up to now by each program, and what all of them hold now.</summary>
internal sealed record Usage(IReadOnlyDictionary<string, TimeSpan> Cpu, double Megabytes, int Handles)
{
    public TimeSpan Total => Cpu.Values.Aggregate(TimeSpan.Zero, (sum, one) => sum + one);

    public IReadOnlyDictionary<string, TimeSpan> Since(Usage before) =>
        Cpu.ToDictionary(pair => pair.Key, pair => pair.Value - before.Cpu.GetValueOrDefault(pair.Key));
}

/// <summary>What the system's processes use; the partner simulators stand for others' machines and do not count.</summary>
internal sealed class Resources(RunningSystem system)
{
    private const double Quiet = 0.15;

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(500);

    public Usage Now()
    {
        var cpu = new Dictionary<string, TimeSpan>();
        var (bytes, handles) = (0L, 0);
        foreach (var resource in system.Endpoints.Resources.Where(resource => resource is { Pid: not null, Name: not "partners" }))
        {
            if (Find(resource.Pid!.Value) is not { } process)
                continue;

            using (process)
            {
                cpu[resource.Name] = cpu.GetValueOrDefault(resource.Name) + process.TotalProcessorTime;
                bytes += process.WorkingSet64;
                handles += process.HandleCount;
            }
        }

        return new Usage(cpu, bytes / 1048576.0, handles);
    }

    /// <summary>Until what was promised is done, as far as the use of CPU tells; false where the patience is over before.</summary>
    public async Task<bool> QuietAsync(TimeSpan patience, CancellationToken cancellation)
    {
        var began = Stopwatch.GetTimestamp();
        for (var before = Now(); Stopwatch.GetElapsedTime(began) < patience;)
        {
            await Task.Delay(Look, cancellation);
            var now = Now();
            if ((now.Total - before.Total) / Look < Quiet)
                return true;
            before = now;
        }

        return false;
    }

    private static Process? Find(int id)
    {
        try
        {
            return Process.GetProcessById(id);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
