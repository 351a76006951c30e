using StackExchange.Redis;
using Tahoon.Gateway.Edge;

namespace Tahoon.Gateway.Limits;

/// <summary>
/// One client's bucket as this replica sees it. Requests that wait for Redis go there together, one round trip at a time. A
/// busy client's requests take a few tokens ahead: they were taken out of the shared bucket, so together the replicas never
/// grant more than it has; what is not used soon is forfeited. While Redis is away, a bucket of the replica's own decides.
/// </summary>
internal sealed class ClientBucket(
    BucketKey key, Rate rate, SharedBuckets shared, GatewayMetrics metrics, TimeProvider clock)
{
    /// <summary>Tokens taken ahead are good for so long (µs), and are at most what the rate brings in a tenth of it.</summary>
    public const long Ahead = 200_000;

    private readonly RedisKey _key = key.ToString();
    private readonly int _mostAhead = (int)Math.Min(rate.Burst, rate.PerSecond * Ahead / 10 / 1_000_000);
    private readonly Lock _turn = new();
    private List<TaskCompletionSource<Verdict>> _waiting = [];
    private bool _asking;
    private int _stock, _ahead;
    private long _stockUntil;
    private Taken _lastTaken;
    private TokenBucket _own;

    /// <summary>When it was last asked, in microseconds.</summary>
    public long AskedAt { get; private set; }

    /// <summary>How long (µs) it must not be asked to be as good as new.</summary>
    public long Memory => rate.Capacity;

    public ValueTask<Verdict> TakeAsync()
    {
        TaskCompletionSource<Verdict> place;
        lock (_turn)
        {
            var now = AskedAt = Now();
            if (_stock > 0 && now < _stockUntil)
            {
                metrics.Bucket(shared: true);
                _stock--;
                return new(Verdict.Of(rate, isGranted: true, _lastTaken, _stock));
            }

            place = new(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Add(place);
            if (_asking)
                return new(place.Task);
            _asking = true;
        }

        _ = AskAsync();
        return new(place.Task);
    }

    private async Task AskAsync()
    {
        while (NextRound() is { } round)
            Answer(round.Waiting, await shared.TakeAsync(_key, rate, round.Wanted));
    }

    private (List<TaskCompletionSource<Verdict>> Waiting, int Wanted)? NextRound()
    {
        lock (_turn)
        {
            var now = Now();
            SpendStock(now);
            if (_waiting.Count == 0)
            {
                _asking = false;
                return null;
            }

            var waiting = _waiting;
            _waiting = [];

            // only a client that used up the last ones in time gets more ahead
            _ahead = now < _stockUntil ? Math.Min(_mostAhead, Math.Max(1, _ahead * 2)) : 0;
            return (waiting, waiting.Count + _ahead);
        }
    }

    /// <summary>Those who came while Redis was asked are served by what it gave ahead: asking anew would lose that.</summary>
    private void SpendStock(long now)
    {
        var served = now < _stockUntil ? Math.Min(_stock, _waiting.Count) : 0;
        foreach (var place in _waiting.Take(served))
        {
            metrics.Bucket(shared: true);
            place.SetResult(Verdict.Of(rate, isGranted: true, _lastTaken, --_stock));
        }

        _waiting.RemoveRange(0, served);
    }

    private void Answer(List<TaskCompletionSource<Verdict>> waiting, Taken? taken)
    {
        lock (_turn)
        {
            var now = Now();
            if (taken is { } some)
            {
                _lastTaken = some;
                _stock = Math.Max(0, some.Granted - waiting.Count);
                _stockUntil = now + Ahead;
            }

            foreach (var (place, index) in waiting.Select((place, index) => (place, index)))
            {
                metrics.Bucket(shared: taken is not null);
                place.SetResult(taken is { } shared
                    ? Verdict.Of(rate, index < shared.Granted, shared, _stock)
                    : TakeHere(now));
            }
        }
    }

    private Verdict TakeHere(long now)
    {
        var taken = _own.Take(rate, now, 1, out _own);
        return Verdict.Of(rate, taken.Granted == 1, taken, 0);
    }

    private long Now() => clock.GetElapsedTime(0).Ticks / TimeSpan.TicksPerMicrosecond;
}
