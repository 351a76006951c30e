using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Tahoon.Contracts.Errors;

namespace Tahoon.ServiceDefaults.Problems;

/// <summary>Failures as RFC 9457 problem details.</summary>
public static class Problems
{
    /// <summary>The problem details of a failure; <c>traceId</c> and <c>instance</c> are added as they are written.</summary>
    public static ProblemDetails ToProblemDetails(this Failure failure)
    {
        var problem = failure.Errors is { } errors
            ? new HttpValidationProblemDetails(errors.ToDictionary())
            : new ProblemDetails();
        problem.Type = $"https://tahoon.example/problems/{failure.Code}";
        problem.Status = failure.Status;
        problem.Title = failure.Title;
        problem.Detail = failure.Detail;
        problem.Extensions["code"] = failure.Code;
        foreach (var (name, value) in failure.Extensions ?? new Dictionary<string, object?>())
            problem.Extensions[name] = value;
        if (failure.RetryAfter is { } wait)
            problem.Extensions["retryAfterSeconds"] = (int)Math.Ceiling(wait.TotalSeconds);

        return problem;
    }

    /// <summary>The HTTP answer of a failure.</summary>
    public static ProblemHttpResult ToResult(this Failure failure) => TypedResults.Problem(failure.ToProblemDetails());

    /// <summary>The HTTP answer of a result: the failure's, or what <paramref name="success"/> makes of the value.</summary>
    public static IResult ToResult<T>(this Result<T> result, Func<T, IResult> success) =>
        result.Failed ? result.Failure.ToResult() : success(result.Value);
}
