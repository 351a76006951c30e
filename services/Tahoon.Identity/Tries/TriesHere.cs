using Microsoft.Extensions.Options;

namespace Tahoon.Identity.Tries;

/// <summary>What this process knows of failed tries: so many sources at the most, whoever floods it.</summary>
internal sealed class TriesHere(IOptions<TryLimits> options)
{
    private readonly TryLimits _limits = options.Value;
    private readonly Lock _turn = new();
    private readonly Dictionary<string, FailedTries> _known = new(StringComparer.Ordinal);

    public int Count
    {
        get
        {
            lock (_turn)
                return _known.Count;
        }
    }

    public FailedTries? Find(string key)
    {
        lock (_turn)
            return _known.GetValueOrDefault(key);
    }

    public (FailedTries? Before, FailedTries After) Add(string key, DateTimeOffset now)
    {
        lock (_turn)
        {
            var before = _known.GetValueOrDefault(key);
            if (before is null && _known.Count >= _limits.MostSources)
                MakeRoom(now);

            var after = FailedTries.After(before, now, _limits);
            _known[key] = after;
            return (before, after);
        }
    }

    public void Forget(string key)
    {
        lock (_turn)
            _known.Remove(key);
    }

    /// <summary>Drops who would be forgotten anyway, or a tenth at once, those first that are forgotten soonest.</summary>
    private void MakeRoom(DateTimeOffset now)
    {
        var gone = _known.Where(entry => entry.Value.IsForgotten(now, _limits)).Select(entry => entry.Key).ToList();
        if (gone.Count == 0)
            gone = [.. _known.OrderBy(entry => entry.Value.ForgottenAt(_limits)).Take(_limits.MostSources / 10).Select(entry => entry.Key)];
        gone.ForEach(key => _known.Remove(key));
    }
}
