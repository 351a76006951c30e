using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace Tahoon.Operator.Smoke;

/// <summary>A deployment, as a client application comes to it.</summary>
internal sealed class Deployment(Uri gateway) : IDisposable
{
    // the first request of a new revision may wait for a process that starts
    private readonly HttpClient _client = new() { BaseAddress = gateway, Timeout = TimeSpan.FromSeconds(30) };

    public void Enter(string token) => _client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);

    /// <summary>The answer's JSON.</summary>
    /// <exception cref="InvalidOperationException">It is no success.</exception>
    public async Task<JsonElement> SendAsync(HttpMethod method, string path, object? body = null, bool once = false)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null)
            request.Content = JsonContent.Create(body);
        if (once)
            request.Headers.Add("Idempotency-Key", $"\"{Guid.NewGuid():N}\"");
        using var answer = await _client.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        if (!answer.IsSuccessStatusCode)
            throw new InvalidOperationException($"{method} {path}: {(int)answer.StatusCode} {text}");

        return text.StartsWith('{') ? JsonElement.Parse(text) : default;
    }

    /// <summary>One step, told with how long it took.</summary>
    public static async Task<T> StepAsync<T>(string what, Func<Task<T>> work, TextWriter output)
    {
        var began = Stopwatch.GetTimestamp();
        var result = await work();
        output.WriteLine($"ok  {Stopwatch.GetElapsedTime(began).TotalSeconds,6:0.00} s  {what}");
        return result;
    }

    public void Dispose() => _client.Dispose();
}
