using Tahoon.ServiceDefaults.Telemetry;

namespace Tahoon.Scheduling.FreeForms.Keeping;

/// <summary>Tells how many forms are kept, what they take and how old they are.</summary>
internal sealed class FormCensus(FormKeeper keeper, SchedulingMetrics metrics) : ICensus
{
    public Task CountAsync(CancellationToken cancellation)
    {
        if (keeper.Age is { } age)
            metrics.Forms(keeper.Count, keeper.Bytes, age);
        return Task.CompletedTask;
    }
}
