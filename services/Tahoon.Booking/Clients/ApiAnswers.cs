using System.Net;
using System.Text.Json;
using Refit;
using Tahoon.Contracts.Errors;
using Tahoon.ServiceDefaults.Problems;

namespace Tahoon.Booking.Clients;

/// <summary>Reads what another service answered.</summary>
internal static class ApiAnswers
{
    /// <summary>
    /// Calls, and tells apart: a value, a refusal by a rule (404, 409, 422 with its problem details), and a service that does
    /// not answer.
    /// </summary>
    /// <exception cref="DependencyUnavailableException">It is unknown whether the call had an effect.</exception>
    public static async Task<Result<T>> AskAsync<T>(string service, Func<Task<ApiResponse<T>>> call)
    {
        try
        {
            using var response = await call();
            if (response is { IsSuccessStatusCode: true, Content: { } content })
                return content;
            if (response.StatusCode is HttpStatusCode.NotFound)
                return Failures.NotFound;
            if (response.StatusCode is HttpStatusCode.Conflict or HttpStatusCode.UnprocessableEntity or HttpStatusCode.BadRequest
                && response.Error is ApiException { Content: { Length: > 0 } problem })
                return Read(problem, (int)response.StatusCode);

            throw new DependencyUnavailableException(service, response.Error);
        }
        catch (Exception exception) when (exception is not DependencyUnavailableException)
        {
            throw new DependencyUnavailableException(service, exception);
        }
    }

    /// <summary>Calls what answers without a value; the refusal, or null where it was done.</summary>
    /// <exception cref="DependencyUnavailableException">It is unknown whether the call had an effect.</exception>
    public static async Task<Failure?> TellAsync(string service, Func<Task<IApiResponse>> call)
    {
        try
        {
            using var response = await call();
            if (response.IsSuccessStatusCode)
                return null;

            return response.StatusCode is HttpStatusCode.NotFound
                ? Failures.NotFound
                : throw new DependencyUnavailableException(service, response.Error);
        }
        catch (Exception exception) when (exception is not DependencyUnavailableException)
        {
            throw new DependencyUnavailableException(service, exception);
        }
    }

    private static Failure Read(string problem, int status)
    {
        using var document = JsonDocument.Parse(problem);
        var root = document.RootElement;
        var failure = new Failure(root.GetProperty("code").GetString()!, status, root.GetProperty("title").GetString()!)
        {
            Detail = root.TryGetProperty("detail", out var detail) ? detail.GetString() : null,
        };
        return root.TryGetProperty("nextAvailable", out var next)
            ? failure with { Extensions = new Dictionary<string, object?> { ["nextAvailable"] = next.Clone() } }
            : failure;
    }
}
