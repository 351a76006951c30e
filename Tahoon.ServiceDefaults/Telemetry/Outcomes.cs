using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using Tahoon.ServiceDefaults.Data;
using Tahoon.ServiceDefaults.Idempotency;
using Tahoon.ServiceDefaults.Problems;

namespace Tahoon.ServiceDefaults.Telemetry;

/// <summary>What came of a request, in one word: <c>done</c>, <c>repeated</c>, a failure's code, <c>unavailable</c> or <c>error</c>.</summary>
public static class Outcomes
{
    /// <summary>Tells a service's metrics what came of each request of an endpoint.</summary>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="operation">What it is called there.</param>
    /// <param name="count">Counts an operation and its outcome.</param>
    public static RouteHandlerBuilder CountOutcomes<TMetrics>(
        this RouteHandlerBuilder endpoint, string operation, Action<TMetrics, string, string> count)
        where TMetrics : class => endpoint.AddEndpointFilter(async (context, next) =>
        {
            var outcome = "error";
            try
            {
                var result = await next(context);
                outcome = Of(result);
                return result;
            }
            catch (Exception exception) when (exception
                is StorageUnavailableException or DependencyUnavailableException or OperationCanceledException or TimeoutException)
            {
                outcome = "unavailable";
                throw;
            }
            finally
            {
                count(context.HttpContext.RequestServices.GetRequiredService<TMetrics>(), operation, outcome);
            }
        });

    /// <summary>The outcome that an endpoint's result is.</summary>
    public static string Of(object? result) => result switch
    {
        INestedHttpResult { Result: var nested } => Of(nested),
        StoredAnswerResult { Replayed: true } => "repeated",
        StoredAnswerResult { Answer: { Status: >= 400 } refusal } => CodeOf(refusal.Body),
        IValueHttpResult { Value: ProblemDetails problem } => problem.Extensions.TryGetValue("code", out var code) ? $"{code}" : "error",
        _ => "done",
    };

    private static string CodeOf(string problem)
    {
        using var document = JsonDocument.Parse(problem);
        return document.RootElement.TryGetProperty("code", out var code) ? code.GetString() ?? "error" : "error";
    }
}
