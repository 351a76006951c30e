namespace Tahoon.AppHost.Embedded.Keeping;

/// <summary>Which lines of a log came from standard error: runs of them, as a program changes over seldom.</summary>
internal sealed class ErrorLines
{
    private readonly List<(int First, int End)> _runs = [];

    public void Add(int first, int count)
    {
        if (_runs is [.., var last] && last.End == first)
            _runs[^1] = (last.First, first + count);
        else
            _runs.Add((first, first + count));
    }

    public bool Contain(int line)
    {
        var (low, high) = (0, _runs.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_runs[middle].End <= line)
                low = middle + 1;
            else
                high = middle;
        }

        return low < _runs.Count && _runs[low].First <= line;
    }

    public void Clear() => _runs.Clear();
}
