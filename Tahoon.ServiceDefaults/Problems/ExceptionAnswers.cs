using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Tahoon.Contracts.Errors;
using Tahoon.ServiceDefaults.Data;

namespace Tahoon.ServiceDefaults.Problems;

/// <summary>Something that a request needs is away; nothing was lost. It becomes a 503 with Retry-After.</summary>
public sealed class DependencyUnavailableException(string dependency, Exception? inner = null)
    : Exception($"{dependency} does not answer.", inner)
{
    /// <summary>What is away, such as <c>scheduling</c>.</summary>
    public string Dependency { get; } = dependency;
}

/// <summary>Maps exceptions to answers and logs each once, with its stack. Nothing of the exception reaches the client.</summary>
internal sealed partial class ExceptionAnswers(IProblemDetailsService problems, ILogger<ExceptionAnswers> logger) : IExceptionHandler
{
    private const int ClientClosedRequest = 499;

    public async ValueTask<bool> TryHandleAsync(
        HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is OperationCanceledException && httpContext.RequestAborted.IsCancellationRequested)
        {
            httpContext.Response.StatusCode = ClientClosedRequest;
            return true;
        }

        var failure = Map(exception);
        if (failure.Status >= 500 || exception is OutOfReachException)
            Log.Failed(logger, failure.Code, exception);
        else
            Log.Refused(logger, failure.Code, exception);

        httpContext.Response.StatusCode = failure.Status;
        return await problems.TryWriteAsync(
            new ProblemDetailsContext { HttpContext = httpContext, ProblemDetails = failure.ToProblemDetails() });
    }

    private static Failure Map(Exception exception) => exception switch
    {
        BadHttpRequestException { StatusCode: 408 } => Failures.RequestTimeout,
        BadHttpRequestException { StatusCode: 413 } => Failures.TooLarge,
        BadHttpRequestException { StatusCode: 415 } => Failures.UnsupportedMediaType,
        BadHttpRequestException { InnerException: System.Text.Json.JsonException json } => Malformed(json),
        BadHttpRequestException => Failures.InvalidRequest.Because("The request could not be read."),
        StorageUnavailableException or DependencyUnavailableException or OperationCanceledException or TimeoutException
            => Failures.Unavailable,
        OutOfReachException => Failures.NotFound,
        _ => Failures.Internal,
    };

    private static Failure Malformed(System.Text.Json.JsonException json)
    {
        var member = json.Path is { Length: > 2 } path && path.StartsWith("$.", StringComparison.Ordinal) ? path[2..] : null;
        return member is null
            ? Failures.InvalidRequest.Because("The body is not valid JSON.")
            : Failures.Invalid(member, "The value is of the wrong type.");
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "The request failed with {Code}")]
        public static partial void Failed(ILogger logger, string code, Exception exception);

        [LoggerMessage(2, LogLevel.Debug, "The request was refused with {Code}")]
        public static partial void Refused(ILogger logger, string code, Exception exception);
    }
}
