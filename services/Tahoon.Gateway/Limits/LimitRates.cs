using System.Globalization;
using Microsoft.Extensions.Options;
using Tahoon.Contracts.Errors;
using Tahoon.Gateway.Edge;
using Tahoon.ServiceDefaults.Problems;

namespace Tahoon.Gateway.Limits;

/// <summary>
/// Lets each client have its share of each class, and says on every answer what is left of it
/// (draft-ietf-httpapi-ratelimit-headers).
/// </summary>
internal sealed class LimitRates(RequestDelegate next, Buckets buckets, IOptions<RateLimits> limits, GatewayMetrics metrics)
{
    private const string Policy = "RateLimit-Policy", Left = "RateLimit";

    private readonly string[] _policies = [.. Enum.GetValues<RateClass>().Select(kind => Describe(kind, limits.Value.Of(kind)))];

    public async Task InvokeAsync(HttpContext context)
    {
        var kind = RateClasses.Of(context);
        var verdict = await buckets.TakeAsync(BucketKey.Of(context, kind));
        context.Response.OnStarting(Tell, (context.Response, Policy: _policies[(int)kind], Kind: kind, Verdict: verdict));
        if (verdict.IsGranted)
        {
            await next(context);
            return;
        }

        metrics.Limited(kind);
        var refusal = Failures.RateLimited with { RetryAfter = TimeSpan.FromSeconds(verdict.RetryAfter) };
        await refusal.ToResult().ExecuteAsync(context);
    }

    private static Task Tell(object state)
    {
        var (response, policy, kind, verdict) = ((HttpResponse, string, RateClass, Verdict))state;
        response.Headers[Policy] = policy;
        response.Headers[Left] = string.Create(
            CultureInfo.InvariantCulture, $"\"{kind.Name()}\";r={verdict.Remaining};t={verdict.FullAfter}");
        return Task.CompletedTask;
    }

    private static string Describe(RateClass kind, Rate rate) => string.Create(
        CultureInfo.InvariantCulture, $"\"{kind.Name()}\";q={rate.Burst};w={(rate.Capacity + 999_999) / 1_000_000}");
}
