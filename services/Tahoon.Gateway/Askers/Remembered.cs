using Tahoon.ServiceDefaults.Problems;

namespace Tahoon.Gateway.Askers;

/// <summary>
/// An answer of Identity, in this process alone and for a minute. One caller asks for all; while Identity is away the last
/// answer goes on for an hour, and without one the request can't be judged.
/// </summary>
internal sealed class Remembered<T>(Func<Task<T>> ask, TimeProvider clock)
{
    public static readonly TimeSpan Fresh = TimeSpan.FromMinutes(1), Usable = TimeSpan.FromHours(1), Pause = TimeSpan.FromSeconds(2);

    /// <summary>How long a request waits, by the real clock.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly Lock _turn = new();
    private volatile Answer? _last;
    private Task<Answer>? _asking;
    private DateTimeOffset _pausedUntil;

    /// <summary>When the last answer came.</summary>
    public DateTimeOffset AnsweredAt => _last?.At ?? default;

    /// <exception cref="DependencyUnavailableException">Identity is away and its last answer too old.</exception>
    public ValueTask<T> GetAsync() =>
        _last is { } last && clock.GetUtcNow() - last.At < Fresh ? new(last.Value) : new(RenewAsync());

    private async Task<T> RenewAsync()
    {
        try
        {
            return (await Ask().WaitAsync(Patience)).Value;
        }
        catch (Exception away)
        {
            lock (_turn)
                _pausedUntil = clock.GetUtcNow() + Pause;
            if (_last is { } last && clock.GetUtcNow() - last.At < Usable)
                return last.Value;

            throw new DependencyUnavailableException("identity", away);
        }
    }

    private Task<Answer> Ask()
    {
        lock (_turn)
        {
            if (_asking is { IsCompleted: false } running)
                return running;
            if (clock.GetUtcNow() < _pausedUntil)
                return Task.FromException<Answer>(new TimeoutException("Identity was away a moment ago."));

            return _asking = AskAsync();
        }
    }

    private async Task<Answer> AskAsync()
    {
        var answer = new Answer(await ask(), clock.GetUtcNow());
        _last = answer;
        return answer;
    }

    private sealed record Answer(T Value, DateTimeOffset At);
}
