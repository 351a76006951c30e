using System.Diagnostics;
using System.Globalization;
using Tahoon.AppHost.Embedded.Processes;

namespace Tahoon.AppHost.Embedded.Guarding;

/// <summary>The runner's side of the guardian. A guardian that was killed is replaced and told everything again.</summary>
internal sealed class Guard : IDisposable
{
    private readonly Lock _gate = new();
    private readonly HashSet<ProcessIdentity> _guarded = [];
    private readonly string _lockFile;
    private Process _guardian;
    private bool _disposed;

    public Guard(string lockFile)
    {
        _lockFile = lockFile;
        _guardian = Start();
    }

    public int Id => _guardian.Id;

    public ProcessIdentity? Add(int id)
    {
        if (ProcessIdentity.Of(id) is not { } process)
            return null;
        lock (_gate)
        {
            _guarded.Add(process);
            Tell('+', process);
        }

        return process;
    }

    public void Remove(ProcessIdentity process)
    {
        lock (_gate)
        {
            if (_guarded.Remove(process))
                Tell('-', process);
        }
    }

    /// <summary>Its input ends, it finds nothing left and goes.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _disposed = true;
            _guardian.StandardInput.Close();
        }

        _guardian.WaitForExit(Guardian.Grace * 2);
        _guardian.Dispose();
    }

    private void Tell(char sign, ProcessIdentity process)
    {
        try
        {
            _guardian.StandardInput.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{sign}{process}"));
        }
        catch (IOException)
        {
            // it has gone; whoever is started in its place is told all
        }
    }

    private Process Start()
    {
        var start = Programs.Self();
        start.ArgumentList.Add(Guardian.Verb);
        start.ArgumentList.Add(_lockFile);
        start.RedirectStandardInput = true;
        start.Environment["DOTNET_TieredCompilation"] = "0";
        start.Environment["DOTNET_GCHeapHardLimit"] = "2000000";
        var guardian = new Process { StartInfo = start, EnableRaisingEvents = true };
        guardian.Exited += (_, _) => Replace();
        guardian.Start();
        guardian.StandardInput.AutoFlush = true;
        return guardian;
    }

    private void Replace()
    {
        lock (_gate)
        {
            if (_disposed)
                return;
            _guardian = Start();
            foreach (var process in _guarded)
                Tell('+', process);
        }
    }
}
