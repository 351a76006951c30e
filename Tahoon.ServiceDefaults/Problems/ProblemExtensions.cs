using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using Tahoon.Contracts.Errors;

namespace Tahoon.ServiceDefaults.Problems;

/// <summary>The one place where failures and exceptions become answers.</summary>
public static class ProblemExtensions
{
    /// <summary>Registers problem details with a stable code and the trace id, and the exception handler.</summary>
    internal static IServiceCollection AddProblems(this IServiceCollection services) => services
        .AddProblemDetails(options => options.CustomizeProblemDetails = context => Complete(context.HttpContext, context.ProblemDetails))
        .AddSingleton<IProblemDetailsWriter, ProblemWriter>()
        .AddExceptionHandler<ExceptionAnswers>();

    /// <summary>Answers exceptions, and error statuses without a body, with problem details.</summary>
    internal static IApplicationBuilder UseProblems(this IApplicationBuilder app) => app
        .UseExceptionHandler(new ExceptionHandlerOptions { SuppressDiagnosticsCallback = _ => true })
        .UseStatusCodePages();

    private static void Complete(HttpContext http, ProblemDetails problem)
    {
        if (!problem.Extensions.ContainsKey("code"))
        {
            var failure = OfStatus(problem.Status ?? http.Response.StatusCode);
            var errors = (problem as HttpValidationProblemDetails) is { } invalid ? invalid.Errors = CamelCased(invalid.Errors) : null;
            problem.Title = failure.Title;
            problem.Type = $"https://tahoon.example/problems/{failure.Code}";
            problem.Extensions["code"] = failure.Code;
            if (errors is { Count: > 0 })
                problem.Detail ??= "See errors.";
        }

        problem.Instance ??= http.Request.Path;
        problem.Extensions["traceId"] = Activity.Current?.TraceId.ToHexString() ?? http.TraceIdentifier;
        if (problem.Extensions.Remove("retryAfterSeconds", out var wait))
            http.Response.Headers.RetryAfter = Convert.ToString(wait, CultureInfo.InvariantCulture);
    }

    /// <summary>Names nested members as the client does; the framework does so with the first part of a path only.</summary>
    internal static Dictionary<string, string[]> CamelCased(IEnumerable<KeyValuePair<string, string[]>> errors) => errors.ToDictionary(
        error => string.Join('.', error.Key.Split('.').Select(JsonNamingPolicy.CamelCase.ConvertName)), error => error.Value);

    private static Failure OfStatus(int status) => status switch
    {
        400 => Failures.InvalidRequest,
        401 => Failures.Unauthenticated,
        403 => Failures.Forbidden,
        404 => Failures.NotFound,
        405 => Failures.MethodNotAllowed,
        408 => Failures.RequestTimeout,
        413 => Failures.TooLarge,
        415 => Failures.UnsupportedMediaType,
        429 => Failures.RateLimited,
        503 => Failures.Unavailable,
        < 500 => Failures.InvalidRequest,
        _ => Failures.Internal,
    };
}
