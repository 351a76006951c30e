using System.Net;
using Refit;
using Tahoon.Load.Measuring;

namespace Tahoon.Load.Flows;

/// <summary>Tells what an answer means. While something is measured nobody asks again: what is refused is counted.</summary>
internal static class Answers
{
    private const int Tries = 20;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>Times that nobody may have any more: the state of the world, not a fault of the system.</summary>
    private static readonly string[] Losses = ["slot_taken", "day_full", "slot_not_offered"];

    public static async Task<(Outcome Outcome, T? Answer)> AskAsync<T>(Func<Task<ApiResponse<T>>> ask) where T : class
    {
        try
        {
            using var response = await ask();
            return (Of(response), response.IsSuccessStatusCode ? response.Content : null);
        }
        catch (Exception unanswered) when (unanswered is HttpRequestException or OperationCanceledException or IOException or ApiException)
        {
            return (Outcome.Failed, null);
        }
    }

    /// <summary>For what comes before anything is measured: a system that has just started is slow at first.</summary>
    /// <exception cref="InvalidOperationException">There was no answer to be had.</exception>
    public static async Task<T> InsistAsync<T>(Func<Task<ApiResponse<T>>> ask, CancellationToken cancellation) where T : class
    {
        for (var tries = 0; tries < Tries; tries++)
        {
            if (await AskAsync(ask) is (_, { } answer))
                return answer;

            await Task.Delay(Pause, cancellation);
        }

        throw new InvalidOperationException($"{typeof(T).Name} was not to be had.");
    }

    public static async Task<Outcome> TellAsync(Func<Task<IApiResponse>> ask)
    {
        try
        {
            using var response = await ask();
            return Of(response);
        }
        catch (Exception unanswered) when (unanswered is HttpRequestException or OperationCanceledException or IOException or ApiException)
        {
            return Outcome.Failed;
        }
    }

    private static Outcome Of(IApiResponse response) => response switch
    {
        { IsSuccessStatusCode: true } => Outcome.Done,
        { StatusCode: HttpStatusCode.ServiceUnavailable or HttpStatusCode.TooManyRequests, Headers.RetryAfter: not null } => Outcome.Shed,
        { StatusCode: HttpStatusCode.Conflict or HttpStatusCode.UnprocessableEntity, Error: ApiException { Content: { } problem } }
            when Losses.Any(code => problem.Contains($"\"{code}\"", StringComparison.Ordinal)) => Outcome.Lost,
        _ => Outcome.Failed,
    };
}
