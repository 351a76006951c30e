using System.Diagnostics;
using System.Runtime.InteropServices;
using Tahoon.AppHost.Embedded.Keeping;

namespace Tahoon.AppHost.Embedded.Guarding;

/// <summary>
/// A small process beside the runner. It is told which processes the runner has started, and when its input ends,
/// because the runner has gone, it ends those that have not gone by themselves: stopped ones, and such as ignore their
/// own end of file. The same on every system; on Windows no job object is needed, as nothing is left to the parent.
/// </summary>
internal static class Guardian
{
    public const string Verb = "guard";

    /// <summary>As long as an orderly end of a service may take.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    /// <summary>Lines: <c>+id start</c> and <c>-id start</c>. Holds <paramref name="lockFile"/> until all are gone.</summary>
    public static int Run(TextReader input, string lockFile)
    {
        // the terminal's signals reach the whole group; this process outlives the runner
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => signal.Cancel = true);
        using var hangUp = PosixSignalRegistration.Create(PosixSignal.SIGHUP, signal => signal.Cancel = true);
        using var quit = PosixSignalRegistration.Create(PosixSignal.SIGQUIT, signal => signal.Cancel = true);
        using var held = DataFolder.TryLock(lockFile);

        var guarded = new HashSet<ProcessIdentity>();
        while (input.ReadLine() is { } line)
        {
            if (line.Length < 2 || ProcessIdentity.Parse(line[1..]) is not { } process)
                continue;
            _ = line[0] is '+' ? guarded.Add(process) : guarded.Remove(process);
        }

        End(guarded, Grace);
        return 0;
    }

    internal static void End(IReadOnlyCollection<ProcessIdentity> guarded, TimeSpan grace)
    {
        var began = Stopwatch.GetTimestamp();
        foreach (var process in guarded)
            Await(process, grace - Stopwatch.GetElapsedTime(began));
        foreach (var process in guarded)
            process.Kill();
    }

    private static void Await(ProcessIdentity identity, TimeSpan patience)
    {
        if (patience <= TimeSpan.Zero || !identity.IsRunning())
            return;
        try
        {
            using var process = Process.GetProcessById(identity.Id);
            process.WaitForExit(patience);
        }
        catch (Exception gone) when (gone is ArgumentException or InvalidOperationException)
        {
            // ended meanwhile
        }
    }
}
