using System.Diagnostics;

namespace Tahoon.ServiceDefaults.Faults;

/// <summary>An order to die, as a process does that is killed, where a point is passed.</summary>
/// <param name="Point">Such as <c>commits Claims</c>, by the tables that the transaction wrote, or <c>asks scheduling PUT allocations/*</c>.</param>
/// <param name="After">On its far side: it has happened, and nobody here has learned of it.</param>
/// <param name="Times">At the how manieth time.</param>
internal sealed record DeathOrder(string Point, bool After, int Times = 1)
{
    public bool MakesSense => Point.Length > 0 && Times > 0;
}

/// <summary>Ends this process at the point that was ordered.</summary>
/// <param name="end">SIGKILL, for whoever is no test.</param>
internal sealed class OrderedDeath(Action end)
{
    private readonly Lock _gate = new();
    private DeathOrder? _order;
    private int _passed;

    public void Give(DeathOrder order)
    {
        lock (_gate)
            (_order, _passed) = (order, 0);
    }

    /// <summary>Passes one side of a point, if this is not the end.</summary>
    public void Pass(string point, bool after)
    {
        lock (_gate)
        {
            if (_order is not { } order || order.After != after || order.Point != point || ++_passed != order.Times)
                return;
        }

        end();
    }

    /// <summary>The signal ends this thread before the call returns.</summary>
    public static void Kill()
    {
        using var self = Process.GetCurrentProcess();
        self.Kill();
    }
}
