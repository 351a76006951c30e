using System.Net;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Mvc;
using Tahoon.Contracts.Errors;
using Tahoon.Contracts.Json;
using Tahoon.ServiceDefaults.Problems;

namespace Tahoon.Testing.Http;

/// <summary>Answers of other services, for <see cref="TestNetwork"/>.</summary>
public static class TestAnswers
{
    /// <summary>A JSON answer, as services write it.</summary>
    public static HttpResponseMessage Json<T>(T value, HttpStatusCode status = HttpStatusCode.OK) =>
        new(status) { Content = JsonContent.Create(value, options: WireJson.Options) };

    /// <summary>A failure as problem details.</summary>
    public static HttpResponseMessage Problem(Failure failure) => new((HttpStatusCode)failure.Status)
    {
        Content = JsonContent.Create<ProblemDetails>(
            failure.ToProblemDetails(), new("application/problem+json"), WireJson.Options),
    };
}
