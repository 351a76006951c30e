using System.Diagnostics;

namespace Tahoon.SystemTests.Harness;

/// <summary>What happens, line by line, with the second of the run.</summary>
internal sealed class RunLog(TextWriter output)
{
    private readonly long _began = Stopwatch.GetTimestamp();
    private readonly Lock _gate = new();

    public double Seconds => Stopwatch.GetElapsedTime(_began).TotalSeconds;

    public void Say(string what)
    {
        lock (_gate)
            output.WriteLine(FormattableString.Invariant($"{Seconds,6:0.0} s  {what}"));
    }
}
