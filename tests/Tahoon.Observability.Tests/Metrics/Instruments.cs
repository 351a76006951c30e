using System.Diagnostics.Metrics;
using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Tahoon.DevBroker.Queues;
using Tahoon.DevBroker.Storage;

namespace Tahoon.Observability.Tests.Metrics;

/// <summary>Every instrument of Tahoon's own, as the metrics classes make them.</summary>
internal static class Instruments
{
    private static readonly string[] Assemblies =
    [
        "Tahoon.ServiceDefaults", "Tahoon.Messaging", "Tahoon.Gateway", "Tahoon.Identity", "Tahoon.Catalogue", "Tahoon.Scheduling",
        "Tahoon.Booking", "Tahoon.Notification", "Tahoon.DevBroker",
    ];

    public static IReadOnlyList<Metric> All { get; } = FindAsync().GetAwaiter().GetResult();

    private static async Task<IReadOnlyList<Metric>> FindAsync()
    {
        var found = new List<Metric>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, _) =>
        {
            lock (found)
            {
                if (instrument.Meter.Name.StartsWith("Tahoon.", StringComparison.Ordinal))
                    found.Add(Metric.Of(instrument));
            }
        };
        listener.Start();

        using var folder = new JournalFolder();
        await using var services = new ServiceCollection()
            .AddMetrics()
            .AddSingleton(TimeProvider.System)
            .AddSingleton(_ => new Journal(folder.Path, NullLogger<Journal>.Instance))
            .AddSingleton(s => new QueueSet(
                ["q"], new QueueRules(TimeSpan.FromSeconds(1), 1), s.GetRequiredService<Journal>(), TimeProvider.System, NullLogger<QueueSet>.Instance))
            .BuildServiceProvider();
        foreach (var type in Assemblies.SelectMany(name => Assembly.Load(name).GetTypes()).Where(type => type.GetField("MeterName") is not null))
        {
            if (type is { IsAbstract: true, IsSealed: true })
                RuntimeHelpers.RunClassConstructor(type.TypeHandle);
            else
                ActivatorUtilities.CreateInstance(services, type);
        }

        lock (found)
            return [.. found.DistinctBy(metric => (metric.Meter, metric.Name)).OrderBy(metric => metric.Meter).ThenBy(metric => metric.Name)];
    }

    private sealed class JournalFolder : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("tahoon-metrics-").FullName;

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
