using System.Net.Http.Headers;
using System.Text;

namespace Tahoon.Chaos.Load;

/// <summary>
/// A client app: connections of its own to both replicas of the gateway, and the manners of one. What was not answered is asked
/// again with the same key, a refused token is renewed, Retry-After is honoured within bounds.
/// </summary>
internal sealed class App(IReadOnlyList<Uri> gateways, Tokens tokens, Tally tally, int number) : IDisposable
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(2);

    /// <summary>One in so many tries is given up by the client itself, right after it was sent.</summary>
    private const int HangUpEvery = 60;

    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false, ConnectTimeout = TimeSpan.FromSeconds(1) })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    // waits and hang-ups come as often as there are tries, so they draw elsewhere than what the client decides
    private readonly Random _nerves = new(number);
    private readonly TimeSpan _patience = TimeSpan.FromSeconds(3 + (number % 3));
    private int _gateway = number;

    /// <summary>Asks until there is an answer that ends the matter; null where <paramref name="patience"/> ended first.</summary>
    public async Task<Answer?> AskAsync(Question question, TimeSpan patience, CancellationToken cancellation)
    {
        using var giveUp = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        giveUp.CancelAfter(patience);
        for (var tries = 0; !giveUp.IsCancellationRequested; tries++)
        {
            var (answer, wait) = await TryAsync(question, tries, giveUp.Token);
            if (answer is not null)
                return answer;

            await Task.Delay(wait, giveUp.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        return null;
    }

    public void Dispose() => _http.Dispose();

    private async Task<(Answer? Answer, TimeSpan Wait)> TryAsync(Question question, int before, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(_nerves.Next(HangUpEvery) == 0 ? TimeSpan.FromMilliseconds(_nerves.Next(1, 40)) : _patience);
        try
        {
            var token = await tokens.GetAsync(_http, gateways[_gateway % gateways.Count], limit.Token);
            using var request = Compose(question, token);
            tally.Asked();
            using var response = await _http.SendAsync(request, limit.Token);
            var answer = new Answer((int)response.StatusCode, await response.Content.ReadAsStringAsync(limit.Token));
            tally.Got(answer.Status);
            if (answer.Status is 401)
                tokens.Forget(token);
            return IsTheEnd(answer) ? (answer, default) : (null, Wait(before, response.Headers.RetryAfter));
        }
        catch (Exception unanswered) when (unanswered is HttpRequestException or OperationCanceledException or IOException)
        {
            // whether it had its effect is asked at the other replica, with the same key
            tally.Got(0);
            _gateway++;
            return (null, Wait(before, null));
        }
    }

    private static bool IsTheEnd(Answer answer) =>
        answer.Status is not (401 or 429 or 502 or 503 or 504) && answer.Code is not "idempotency_in_progress";

    private TimeSpan Wait(int before, RetryConditionHeaderValue? after)
    {
        var least = after?.Delta ?? TimeSpan.FromMilliseconds(100 << Math.Min(before, 5));
        return (least < LongestWait ? least : LongestWait) + TimeSpan.FromMilliseconds(_nerves.Next(200));
    }

    private HttpRequestMessage Compose(Question question, string token)
    {
        var request = new HttpRequestMessage(question.Method, new Uri(gateways[_gateway % gateways.Count], question.Path));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        if (question.Key is { } key)
            request.Headers.Add("Idempotency-Key", $"\"{key}\"");
        if (question.Version is { } version)
            request.Headers.Add("If-Match", $"\"{version}\"");
        if (question.Body is { } body)
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        return request;
    }
}
