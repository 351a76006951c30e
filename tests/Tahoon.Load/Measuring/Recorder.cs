using Tahoon.Load.Arrivals;

namespace Tahoon.Load.Measuring;

/// <summary>One second of a run.</summary>
internal sealed class Second
{
    public int Arrived { get; set; }

    public int Done { get; set; }

    public int Shed { get; set; }

    public int Failed { get; set; }

    /// <summary>Of the requests that arrived in this second, whenever they were answered.</summary>
    public Histogram Latency { get; } = new();
}

/// <summary>Everything that was asked and how it went, by operation and by the second in which it was meant to arrive.</summary>
internal sealed class Recorder
{
    private readonly Lock _gate = new();
    private readonly Dictionary<Operation, Histogram> _latency = [];
    private readonly Dictionary<(Operation, Outcome), int> _outcomes = [];
    private readonly List<Second> _seconds = [];

    public Histogram All { get; } = new();

    public IReadOnlyList<Second> Seconds => _seconds;

    /// <param name="arrived">When it was meant to be sent, from the run's beginning.</param>
    /// <param name="latency">From then until the answer: a late start counts.</param>
    public void Record(Operation operation, TimeSpan arrived, TimeSpan latency, Outcome outcome)
    {
        lock (_gate)
        {
            Count(operation, outcome, 1);
            var second = At((int)arrived.TotalSeconds);
            second.Arrived++;
            if (outcome is Outcome.Shed)
                second.Shed++;
            else if (outcome is Outcome.Failed)
                second.Failed++;
            else
                second.Done++;
            if (outcome is Outcome.Shed)
                return;

            // a refusal at the edge is quick and would make the rest look better than it is
            Of(operation).Add(latency);
            All.Add(latency);
            second.Latency.Add(latency);
        }
    }

    /// <summary>Adds what a closed loop measured from then on.</summary>
    public void Record(Operation operation, TimeSpan at, Slice slice)
    {
        Count(operation, Outcome.Done, slice.Done);
        Count(operation, Outcome.Shed, slice.Shed);
        Count(operation, Outcome.Failed, slice.Failed);
        Of(operation).Add(slice.Latency);
        All.Add(slice.Latency);
        var second = At((int)at.TotalSeconds);
        second.Arrived += slice.Done + slice.Shed + slice.Failed;
        second.Done += slice.Done;
        second.Latency.Add(slice.Latency);
    }

    public int Count(Outcome outcome) => _outcomes.Where(pair => pair.Key.Item2 == outcome).Sum(pair => pair.Value);

    public int Count(Operation operation, Outcome outcome) => _outcomes.GetValueOrDefault((operation, outcome));

    public int Requests => _outcomes.Values.Sum();

    public IEnumerable<(Operation Operation, Histogram Latency)> Operations => _latency.OrderBy(pair => pair.Key).Select(pair => (pair.Key, pair.Value));

    private void Count(Operation operation, Outcome outcome, int more) =>
        _outcomes[(operation, outcome)] = _outcomes.GetValueOrDefault((operation, outcome)) + more;

    private Histogram Of(Operation operation) =>
        _latency.TryGetValue(operation, out var known) ? known : _latency[operation] = new Histogram();

    private Second At(int place)
    {
        while (_seconds.Count <= place)
            _seconds.Add(new Second());
        return _seconds[place];
    }
}
