using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace Tahoon.Operator;

/// <summary>The services that have something to give up, and an operator's token for them.</summary>
internal sealed class Services : IDisposable
{
    public static readonly IReadOnlyList<string> Names = ["scheduling", "booking", "notification"];

    private const string DemonstrationKey = "demo-operator-key";

    private readonly Dictionary<string, HttpClient> _clients;

    private Services(Dictionary<string, HttpClient> clients) => _clients = clients;

    /// <summary>Those whose addresses are known.</summary>
    public IEnumerable<string> Known => Names.Where(_clients.ContainsKey);

    /// <exception cref="InvalidOperationException">It is not known where, or the key is refused.</exception>
    public static async Task<Services> EnterAsync(Arguments arguments)
    {
        var given = arguments.Addresses.Count > 0;
        var addresses = given ? arguments.Addresses : Endpoints.Read(arguments.Data);
        if (!addresses.TryGetValue("identity", out var identity))
            throw new InvalidOperationException("Where is Identity? It gives the token.");

        // a deployment has operators of its own, and no demonstration
        var key = arguments.Key ?? (given ? throw new InvalidOperationException("An operator's key is needed: --key.") : DemonstrationKey);
        var token = await TokenAsync(identity, key);
        return new Services(addresses.Where(address => Names.Contains(address.Key)).ToDictionary(
            address => address.Key, address => Client(address.Value, token)));
    }

    /// <summary>Asks a service; its status, and the answer's JSON.</summary>
    public async Task<Answer> SendAsync(string service, HttpMethod method, string path, string area = "dead-letters")
    {
        if (!_clients.TryGetValue(service, out var client))
            throw new InvalidOperationException($"Where is {service}?");

        try
        {
            using var request = new HttpRequestMessage(method, $"/internal/ops/{area}{path}");
            using var response = await client.SendAsync(request);
            var text = await response.Content.ReadAsStringAsync();
            return new Answer(response.IsSuccessStatusCode, $"{(int)response.StatusCode}", Parse(text));
        }
        catch (Exception failure) when (failure is HttpRequestException or TaskCanceledException)
        {
            // the other services are asked still
            return new Answer(false, "no answer:", JsonSerializer.SerializeToElement(new { detail = failure.Message }));
        }
    }

    public void Dispose()
    {
        foreach (var client in _clients.Values)
            client.Dispose();
    }

    private static async Task<string> TokenAsync(Uri identity, string key)
    {
        using var client = new HttpClient { BaseAddress = identity };
        using var response = await client.PostAsJsonAsync(
            "/internal/ops/tokens", new Dictionary<string, string> { ["grant_type"] = "client_credentials", ["client_secret"] = key });
        if (!response.IsSuccessStatusCode)
            throw new InvalidOperationException($"Identity gives no token for the key: {(int)response.StatusCode}.");

        return (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("access_token").GetString()!;
    }

    private static HttpClient Client(Uri address, string token)
    {
        var client = new HttpClient { BaseAddress = address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    private static JsonElement Parse(string text)
    {
        try
        {
            return JsonElement.Parse(text);
        }
        catch (JsonException)
        {
            return JsonElement.Parse("{}");
        }
    }
}

/// <summary>What a service answered.</summary>
internal sealed record Answer(bool Succeeded, string Status, JsonElement Body)
{
    /// <summary>The status and the problem's code, and what is particular about it.</summary>
    public string Problem => $"{Status} {Body.Text("code")} {Body.Text("detail") ?? Body.Text("title")}".TrimEnd();
}
