using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;
using Tahoon.Contracts.Errors;
using Tahoon.Gateway.Edge;
using Tahoon.ServiceDefaults.Problems;

namespace Tahoon.Gateway.Shedding;

/// <summary>
/// Refuses at once what is beyond capacity, so that what was taken on is answered in time. Health is told whatever the load:
/// a busy replica that is taken out leaves more to the others.
/// </summary>
internal sealed class ShedLoad(
    RequestDelegate next, ConcurrencyLimiter places, IOptions<Capacity> capacity, GatewayMetrics metrics, TimeProvider clock)
{
    private readonly TimeSpan _longestWait = TimeSpan.FromMilliseconds(capacity.Value.QueueMilliseconds);

    public static ConcurrencyLimiter Places(Capacity capacity) => new(new ConcurrencyLimiterOptions
    {
        PermitLimit = capacity.Concurrent,
        QueueLimit = capacity.Queue,
        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    });

    public async Task InvokeAsync(HttpContext context)
    {
        if (context.Request.Path.StartsWithSegments("/health", StringComparison.OrdinalIgnoreCase))
        {
            await next(context);
            return;
        }

        using var place = places.AttemptAcquire() is { IsAcquired: true } free ? free : await QueueAsync(context.RequestAborted);
        if (place.IsAcquired)
            await next(context);
        else
            await Failures.Unavailable.ToResult().ExecuteAsync(context);
    }

    private async ValueTask<RateLimitLease> QueueAsync(CancellationToken client)
    {
        using var patience = new CancellationTokenSource(_longestWait, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(client, patience.Token);
        try
        {
            var place = await places.AcquireAsync(1, either.Token);
            if (!place.IsAcquired)
                metrics.Shed("queue_full");
            return place;
        }
        catch (OperationCanceledException) when (!client.IsCancellationRequested)
        {
            metrics.Shed("waited_too_long");
            return Nothing.Instance;
        }
    }

    /// <summary>No place.</summary>
    private sealed class Nothing : RateLimitLease
    {
        public static readonly Nothing Instance = new();

        public override bool IsAcquired => false;

        public override IEnumerable<string> MetadataNames => [];

        public override bool TryGetMetadata(string metadataName, out object? metadata)
        {
            metadata = null;
            return false;
        }
    }
}
