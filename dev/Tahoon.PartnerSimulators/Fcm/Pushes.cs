using Tahoon.PartnerSimulators.Records;

namespace Tahoon.PartnerSimulators.Fcm;

/// <summary>A message that was accepted, as it was sent.</summary>
internal sealed record Push(string Name, string Token, Dictionary<string, string> Data, Notification? Notification,
    DateTime AcceptedAt);

internal sealed class Pushes : IDisposable
{
    private readonly Lock _lock = new();
    private readonly Journal<Push> _journal;
    private readonly List<Push> _all;

    public Pushes(IConfiguration configuration)
    {
        _journal = new Journal<Push>(configuration["data"], "pushes.jsonl");
        _all = [.. _journal.Read()];
    }

    public void Add(Push push)
    {
        lock (_lock)
        {
            _journal.Append(push);
            _all.Add(push);
        }
    }

    public IReadOnlyList<Push> All()
    {
        lock (_lock)
            return [.. _all];
    }

    public void Clear()
    {
        lock (_lock)
        {
            _all.Clear();
            _journal.Clear();
        }
    }

    public void Dispose() => _journal.Dispose();
}
