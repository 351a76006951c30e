using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Tahoon.ServiceDefaults.Problems;

/// <summary>
/// Writes a problem to clients that did not ask for JSON too: the framework's own writer leaves those with another body, and
/// without the trace id.
/// </summary>
internal sealed class ProblemWriter(IOptions<ProblemDetailsOptions> options) : IProblemDetailsWriter
{
    public bool CanWrite(ProblemDetailsContext context) => true;

    public async ValueTask WriteAsync(ProblemDetailsContext context)
    {
        var http = context.HttpContext;
        context.ProblemDetails.Status ??= http.Response.StatusCode;
        options.Value.CustomizeProblemDetails?.Invoke(context);
        await http.Response.WriteAsJsonAsync<object>(
            context.ProblemDetails, options: null, contentType: "application/problem+json", http.RequestAborted);
    }
}
