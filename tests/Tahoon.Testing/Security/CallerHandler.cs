using System.Net.Http.Headers;
using Tahoon.ServiceDefaults.Security;

namespace Tahoon.Testing.Security;

/// <summary>Puts a fresh token on every request, so that a test may let hours pass.</summary>
internal sealed class CallerHandler(Caller caller, IReadOnlyCollection<string>? scopes, TimeProvider clock) : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.Headers.Authorization ??=
            new AuthenticationHeaderValue("Bearer", TestTokens.For(caller, clock.GetUtcNow(), scopes));
        return base.SendAsync(request, cancellationToken);
    }
}
