using System.Diagnostics;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Tahoon.Contracts.Errors;
using Tahoon.Contracts.Json;
using Tahoon.ServiceDefaults.Problems;

namespace Tahoon.ServiceDefaults.Idempotency;

/// <summary>A failure as it is stored, so that a repeat gets the same problem details.</summary>
internal static class StoredProblem
{
    public static StoredAnswer Of(Failure failure, HttpContext http)
    {
        var problem = failure.ToProblemDetails();
        problem.Instance = http.Request.Path;
        problem.Extensions["traceId"] = Activity.Current?.TraceId.ToHexString() ?? http.TraceIdentifier;
        return new StoredAnswer(failure.Status, JsonSerializer.Serialize(problem, problem.GetType(), WireJson.Options));
    }
}
