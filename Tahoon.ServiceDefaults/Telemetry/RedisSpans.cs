using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using Microsoft.Extensions.Hosting;
using StackExchange.Redis.Profiling;

namespace Tahoon.ServiceDefaults.Telemetry;

/// <summary>
/// One client span for each command that a request sends to Redis, after OpenTelemetry's semantic conventions, by the client's own
/// profiling: no instrumentation package for it can be had. Neither keys nor values are known here. Who sends a command pays for a
/// look at the span that it is in and for the client's time stamps; spans are made each second, beside the requests.
/// </summary>
/// <remarks>The client does not tell which error a server answered with, so that an answer is no failure, whatever it says.</remarks>
internal sealed class RedisSpans : BackgroundService
{
    public const string Name = "Tahoon.Redis";

    private static readonly ActivitySource Source = new(Name);

    /// <summary>By the real clock, as spans are.</summary>
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(1);

    private readonly ConcurrentQueue<Asking> _asking = new();

    /// <summary>Where the client notes the commands of the running span; null where there is none, as loops would make roots.</summary>
    public ProfilingSession? OfNow()
    {
        if (!Source.HasListeners() || Activity.Current is not { IsAllDataRequested: true } parent)
            return null;
        if (parent.GetCustomProperty(Name) is ProfilingSession known)
            return known;

        var session = new ProfilingSession();
        parent.SetCustomProperty(Name, session);
        _asking.Enqueue(new Asking(parent, session));
        return session;
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        Tell();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Between);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                Tell();
        }
        catch (OperationCanceledException)
        {
            // stopping
        }
    }

    private void Tell()
    {
        for (var left = _asking.Count; left > 0 && _asking.TryDequeue(out var asking); left--)
        {
            foreach (var command in asking.Session.FinishProfiling())
                Tell(asking.Parent, command);
            if (!asking.Parent.IsStopped || asking.Later-- > 0)
                _asking.Enqueue(asking);
        }
    }

    private static void Tell(Activity parent, IProfiledCommand command)
    {
        var (address, port) = command.EndPoint switch
        {
            DnsEndPoint dns => (dns.Host, dns.Port),
            IPEndPoint ip => (ip.Address.ToString(), ip.Port),
            var other => (other.ToString(), 0),
        };
        var tags = new TagList
        {
            { "db.system.name", "redis" },
            { "db.operation.name", command.Command },
            { "db.namespace", Math.Max(command.Db, 0).ToString(CultureInfo.InvariantCulture) },
            { "server.address", address },
            { "server.port", port },
        };
        var failure = Failure(command);
        if (failure is not null)
            tags.Add("error.type", failure);

        using var span = Source.StartActivity(command.Command, ActivityKind.Client, parent.Context, tags, startTime: command.CommandCreated);
        span?.SetEndTime(command.CommandCreated + command.ElapsedTime);
        if (failure is not null)
            span?.SetStatus(ActivityStatusCode.Error);
    }

    /// <summary>A command that ends without an answer has a last stamp for both; what was never sent has none of that.</summary>
    private static string? Failure(IProfiledCommand command) => command switch
    {
        _ when command.EnqueuedToSending < TimeSpan.Zero => "not_sent",
        _ when command.ResponseToCompletion == TimeSpan.Zero && command.ElapsedTime >= Caching.CachingExtensions.Patience => "timeout",
        _ => null,
    };

    private sealed class Asking(Activity parent, ProfilingSession session)
    {
        public Activity Parent => parent;

        public ProfilingSession Session => session;

        /// <summary>How often it is looked at once its span has ended: till then a command is answered or given up.</summary>
        public int Later { get; set; } = 3;
    }
}
