using System.Net.Http.Headers;
using System.Net.Http.Json;
using Microsoft.Extensions.Configuration;
using Tahoon.Contracts.Internal;
using Tahoon.Contracts.Json;
using Tahoon.ServiceDefaults.Problems;

namespace Tahoon.ServiceDefaults.Security;

/// <summary>This service's own token for calls under <c>/internal</c>: asked of Identity, or made, where this is Identity.</summary>
public interface IServiceTokens
{
    /// <summary>A token that is valid for a while yet.</summary>
    Task<string> GetAsync(CancellationToken cancellation);
}

/// <summary>
/// This service's name in discovery. The container's <c>IHostEnvironment</c> would tell the assembly's: it is another object than
/// the builder's, whose name the defaults set.
/// </summary>
internal sealed record ServiceName(string Text);

/// <summary>Gets the token from Identity and keeps it until shortly before it ends.</summary>
internal sealed class ServiceTokens(
    IHttpClientFactory clients, ServiceName name, IConfiguration configuration, TimeProvider clock)
    : IServiceTokens, IDisposable
{
    public const string ClientName = "service-tokens";

    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(5);

    private readonly SemaphoreSlim _turn = new(1, 1);
    private (string Token, DateTimeOffset Until)? _held;

    public async Task<string> GetAsync(CancellationToken cancellation)
    {
        if (_held is { } held && clock.GetUtcNow() < held.Until)
            return held.Token;

        await _turn.WaitAsync(cancellation);
        try
        {
            if (_held is { } renewed && clock.GetUtcNow() < renewed.Until)
                return renewed.Token;

            var token = await AskAsync(cancellation);
            _held = (token.AccessToken, clock.GetUtcNow().AddSeconds(token.ExpiresIn) - Margin);
            return token.AccessToken;
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    private async Task<ServiceToken> AskAsync(CancellationToken cancellation)
    {
        var secret = configuration["Tahoon:ServiceSecret"]
            ?? throw new InvalidOperationException("Tahoon:ServiceSecret is not configured.");
        using var client = clients.CreateClient(ClientName);
        using var response = await client.PostAsJsonAsync(
            "/internal/tokens", new ServiceTokenCommand(name.Text, secret), WireJson.Options, cancellation);
        if (!response.IsSuccessStatusCode)
            throw new DependencyUnavailableException("identity");

        return await response.Content.ReadFromJsonAsync<ServiceToken>(WireJson.Options, cancellation)
            ?? throw new DependencyUnavailableException("identity");
    }
}

/// <summary>Puts the service's token on every call of an internal client.</summary>
internal sealed class ServiceTokenHandler(IServiceTokens tokens) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await tokens.GetAsync(cancellationToken));
        return await base.SendAsync(request, cancellationToken);
    }
}
