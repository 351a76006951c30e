using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Tahoon.Contracts.Json;
using Tahoon.Messaging.DeadLetters;
using Tahoon.ServiceDefaults.Security;
using Tahoon.Testing.Security;
using Xunit;

namespace Tahoon.Testing.Messaging;

/// <summary>A service's dead letters, as an operator asks for them.</summary>
/// <param name="clientFor">A client that asks as somebody, or without a token.</param>
public sealed class DeadLetterCalls(Func<Caller?, HttpClient> clientFor)
{
    private const string Path = "/internal/ops/dead-letters";

    private readonly HttpClient _client = clientFor(Callers.Operator());

    /// <summary>What others than operators are told by each endpoint: without a token, as a service, an application and a user.</summary>
    public async Task<IReadOnlyList<HttpStatusCode>> StatusesOfOthersAsync(string id)
    {
        var statuses = new List<HttpStatusCode>();
        foreach (var caller in (Caller?[])[null, Callers.Service(), Callers.Application(), Callers.User(Guid.NewGuid())])
        {
            using var client = clientFor(caller);
            foreach (var (method, path) in (IEnumerable<(HttpMethod, string)>)[
                (HttpMethod.Get, Path), (HttpMethod.Get, $"{Path}/{id}"), (HttpMethod.Post, $"{Path}/{id}/replay"),
                (HttpMethod.Post, $"{Path}/replay")])
            {
                using var request = new HttpRequestMessage(method, path);
                using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
                statuses.Add(answer.StatusCode);
            }
        }

        return statuses;
    }

    /// <summary>A page; the query begins with a question mark.</summary>
    public async Task<DeadLetterPage> ListAsync(string query = "") =>
        (await _client.GetFromJsonAsync<DeadLetterPage>(
            $"{Path}{query}", WireJson.Options, TestContext.Current.CancellationToken))!;

    /// <summary>One with its body.</summary>
    public async Task<OpenedDeadLetter> OpenAsync(string id) =>
        (await _client.GetFromJsonAsync<OpenedDeadLetter>(
            $"{Path}/{id}", WireJson.Options, TestContext.Current.CancellationToken))!;

    /// <summary>Replays one: the outcome, or the status and the code of the refusal.</summary>
    public async Task<string> ReplayAsync(string id)
    {
        using var answer = await _client.PostAsync($"{Path}/{id}/replay", null, TestContext.Current.CancellationToken);
        var body = await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        return answer.IsSuccessStatusCode
            ? body.GetProperty("outcome").GetString()!
            : $"{(int)answer.StatusCode} {body.GetProperty("code").GetString()}";
    }

    /// <summary>Replays all, or those that the query asks for.</summary>
    public async Task<ReplayedDeadLetters> ReplayAllAsync(string query = "")
    {
        using var answer = await _client.PostAsync($"{Path}/replay{query}", null, TestContext.Current.CancellationToken);
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<ReplayedDeadLetters>(
            WireJson.Options, TestContext.Current.CancellationToken))!;
    }

    /// <summary>What a read is refused with: the status and the code.</summary>
    public async Task<string> RefusalAsync(string pathAndQuery)
    {
        using var answer = await _client.GetAsync($"{Path}{pathAndQuery}", TestContext.Current.CancellationToken);
        var body = await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        return $"{(int)answer.StatusCode} {body.GetProperty("code").GetString()}";
    }
}
