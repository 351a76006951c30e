using System.Collections.Concurrent;
using Xunit;

namespace Tahoon.SecurityTests;

/// <summary>What a test over many requests found wrong, told all at once.</summary>
internal sealed class Findings
{
    private const int Most = 40;

    private readonly ConcurrentQueue<string> _all = new();
    private int _tried;

    /// <summary>One more was tried.</summary>
    public void Tried() => Interlocked.Increment(ref _tried);

    public int Count => _tried;

    public void Add(string finding) => _all.Enqueue(finding);

    /// <summary>Fails with all of it, and where nothing was tried.</summary>
    public void AssertNone()
    {
        TestContext.Current.TestOutputHelper?.WriteLine($"{_tried} requests");
        Assert.NotEqual(0, _tried);
        if (!_all.IsEmpty)
            Assert.Fail($"{_all.Count} of {_tried}:\n{string.Join('\n', _all.Order(StringComparer.Ordinal).Take(Most))}");
    }
}
