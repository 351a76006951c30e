using System.Net.Http.Json;
using System.Text.Json;

namespace Tahoon.Chaos.Load;

/// <summary>The access token of Demo Clinic's application, shared by all of its clients and renewed when it is refused.</summary>
internal sealed class Tokens : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private volatile string? _token;

    /// <exception cref="HttpRequestException">There is none to be had now.</exception>
    public async Task<string> GetAsync(HttpClient http, Uri gateway, CancellationToken cancellation)
    {
        if (_token is { } held)
            return held;

        await _turn.WaitAsync(cancellation);
        try
        {
            return _token ??= await AskAsync(http, gateway, cancellation);
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Forget(string token) => Interlocked.CompareExchange(ref _token, null, token);

    public void Dispose() => _turn.Dispose();

    private static async Task<string> AskAsync(HttpClient http, Uri gateway, CancellationToken cancellation)
    {
        using var answer = await http.PostAsJsonAsync(
            new Uri(gateway, "/api/auth/token"), new { grant_type = "password", access_key = "demo-access-key" }, cancellation);
        var token = await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>(cancellation);
        return token.GetProperty("access_token").GetString()!;
    }
}
