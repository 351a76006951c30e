using System.Threading.RateLimiting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Http.Resilience;
using Polly;
using Polly.Telemetry;
using Refit;
using Tahoon.Contracts.Json;
using Tahoon.ServiceDefaults.Security;
using Tahoon.ServiceDefaults.Telemetry;

namespace Tahoon.ServiceDefaults.Http;

/// <summary>Outgoing HTTP as every service does it.</summary>
public static class HttpClientExtensions
{
    /// <summary>The request option (bool) that marks a POST as safe to repeat, as the other side tells a repeat by an id in it.</summary>
    public const string IdempotentOption = "tahoon.idempotent";

    /// <summary>So many calls of one neighbour are under way at a time, and so many wait; one more is refused at once.</summary>
    internal const int MostCalls = 100, MostWaiting = 200;

    /// <summary>What a call may take, all its tries and waits together.</summary>
    internal static readonly TimeSpan Total = TimeSpan.FromSeconds(8);

    private static readonly HttpRequestOptionsKey<bool> Idempotent = new(IdempotentOption);

    private static readonly RefitSettings Json = new()
    {
        ContentSerializer = new SystemTextJsonContentSerializer(WireJson.Options),
    };

    /// <summary>Adds a Refit client of another service's <c>/internal</c> endpoints, found by discovery, with this service's token.</summary>
    /// <param name="builder">The host.</param>
    /// <param name="service">The service's name, such as <c>scheduling</c>.</param>
    public static IHttpClientBuilder AddInternalClient<TClient>(this IHostApplicationBuilder builder, string service)
        where TClient : class => builder.Services
            .AddRefitGeneratedClient<TClient>(Json)
            .UseSocketsHttpHandler((handler, _) => Connect(handler)) // Refit has put a handler of its own in its place
            .ConfigureHttpClient(client => client.BaseAddress = new Uri($"http://{service}"))
            .AddHttpMessageHandler<ServiceTokenHandler>();

    internal static IHostApplicationBuilder AddOutgoingHttp(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<CircuitMetrics>();
        builder.Services.AddOptions<TelemetryOptions>().Configure<CircuitMetrics>((options, circuits) =>
        {
            options.SeverityProvider = Severity;
            options.TelemetryListeners.Add(circuits);
        });
        builder.Services.AddServiceDiscovery();
        builder.Services.AddSingleton<IServiceTokens, ServiceTokens>();
        builder.Services.AddTransient<ServiceTokenHandler>();
        builder.Services.AddTransient<AnotherReplica>();
        builder.Services.AddHttpClient(
            ServiceTokens.ClientName, client => client.BaseAddress = new Uri("http://identity"));
        builder.Services.ConfigureHttpClientDefaults(client =>
        {
            client.UseSocketsHttpHandler((handler, _) => Connect(handler));

            // what is set for all clients would otherwise be one pipeline: a neighbour that is away would open its breaker for all
            client.AddStandardResilienceHandler().SelectPipelineByAuthority().Configure(Resilience);

            // inside the retries: each try finds a replica that takes it
            client.AddHttpMessageHandler<AnotherReplica>();
            client.AddServiceDiscovery();
            client.PassHungReplicasOver();
        });
        return builder;
    }

    /// <summary>A try that failed is a warning: the error is logged once, by whoever handles that the call failed.</summary>
    private static ResilienceEventSeverity Severity(SeverityProviderArguments arguments) =>
        arguments.Event is { Severity: ResilienceEventSeverity.Error, EventName: "ExecutionAttempt" or "OnTimeout" }
            ? ResilienceEventSeverity.Warning
            : arguments.Event.Severity;

    private static void Connect(SocketsHttpHandler handler)
    {
        handler.PooledConnectionLifetime = TimeSpan.FromMinutes(2);
        handler.ConnectTimeout = TimeSpan.FromSeconds(2);
    }

    private static void Resilience(HttpStandardResilienceOptions options)
    {
        // for each neighbour, so that a slow one holds so many of this service's requests and no more
        options.RateLimiter.DefaultRateLimiterOptions = new ConcurrencyLimiterOptions
        {
            PermitLimit = MostCalls,
            QueueLimit = MostWaiting,
            QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
        };
        options.TotalRequestTimeout.Timeout = Total;
        options.AttemptTimeout.Timeout = TimeSpan.FromSeconds(3);
        options.CircuitBreaker.SamplingDuration = TimeSpan.FromSeconds(10);
        options.CircuitBreaker.MinimumThroughput = 50;

        // one replica of two that hangs fails half of the tries, and the other one serves
        options.CircuitBreaker.FailureRatio = 0.75;
        options.CircuitBreaker.BreakDuration = TimeSpan.FromSeconds(3);
        options.Retry.MaxRetryAttempts = 4;
        options.Retry.Delay = TimeSpan.FromMilliseconds(100);
        options.Retry.BackoffType = DelayBackoffType.Exponential;
        options.Retry.UseJitter = true;

        var standard = options.Retry.ShouldHandle;
        // what was not sent may be tried again, whatever its method
        options.Retry.ShouldHandle = async arguments =>
            AnotherReplica.WasNotSent(arguments.Outcome.Exception)
            || (IsRepeatable(arguments.Context.GetRequestMessage()) && !IsForLater(arguments.Outcome) && await standard(arguments));
    }

    /// <summary>Told to come again when this call is over: it is handed on at once, as to wait for it could only end in a time-out.</summary>
    private static bool IsForLater(Outcome<HttpResponseMessage> outcome) => outcome.Result?.Headers.RetryAfter?.Delta >= Total;

    private static bool IsRepeatable(HttpRequestMessage? request) =>
        request is not null
        && (request.Method == HttpMethod.Get || request.Method == HttpMethod.Head || request.Method == HttpMethod.Put
            || request.Method == HttpMethod.Delete || (request.Options.TryGetValue(Idempotent, out var marked) && marked));
}
