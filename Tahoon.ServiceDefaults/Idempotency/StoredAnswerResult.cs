using System.Text;
using Microsoft.AspNetCore.Http;

namespace Tahoon.ServiceDefaults.Idempotency;

/// <summary>Writes a stored answer again; failures are problem details, as they were the first time.</summary>
public sealed class StoredAnswerResult(StoredAnswer answer, bool replayed) : IResult
{
    /// <summary>The answer.</summary>
    public StoredAnswer Answer => answer;

    /// <summary>True where it was given before.</summary>
    public bool Replayed => replayed;

    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = answer.Status;
        if (replayed)
            response.Headers[IdempotencyKey.Replayed] = "true";
        if (answer.Location is not null)
            response.Headers.Location = answer.Location;
        if (answer.ETag is not null)
            response.Headers.ETag = answer.ETag;

        response.ContentType = answer.Status >= 400 ? "application/problem+json" : "application/json; charset=utf-8";
        await response.Body.WriteAsync(Encoding.UTF8.GetBytes(answer.Body), httpContext.RequestAborted);
    }
}
