using System.Net;
using System.Text;
using Tahoon.Contracts.Internal;
using Tahoon.Testing.Security;

namespace Tahoon.Testing.Http;

/// <summary>Identity, as far as every service needs it: published keys, and tokens for calls under <c>/internal</c>.</summary>
public static class IdentityAnswers
{
    /// <summary>True for requests that it answers.</summary>
    public static bool Knows(HttpRequestMessage request) =>
        request.RequestUri is { Host: "identity", AbsolutePath: "/.well-known/jwks.json" or "/internal/tokens" };

    /// <summary>Its answer.</summary>
    public static HttpResponseMessage To(HttpRequestMessage request) => request.RequestUri!.AbsolutePath switch
    {
        "/.well-known/jwks.json" => new HttpResponseMessage(HttpStatusCode.OK)
        {
            Content = new StringContent(TestTokens.Jwks, Encoding.UTF8, "application/json"),
        },
        "/internal/tokens" => TestAnswers.Json(new ServiceToken(
            TestTokens.For(Callers.Service(), TimeProvider.System.GetUtcNow()), 3600)),
        var path => throw new InvalidOperationException($"No test registered identity's {path}."),
    };
}
