using System.ComponentModel;
using System.Runtime.InteropServices;

namespace Tahoon.Testing.Running;

/// <summary>What one process can do to another. The numbers are Linux's and macOS's alike, but for stop and continue.</summary>
internal readonly record struct Signal(int Number)
{
    private const int NoSuchProcess = 3;

    public static readonly Signal Interrupt = new(2);
    public static readonly Signal Kill = new(9);
    public static readonly Signal Terminate = new(15);
    public static readonly Signal Stop = new(OperatingSystem.IsMacOS() ? 17 : 19);
    public static readonly Signal Continue = new(OperatingSystem.IsMacOS() ? 19 : 18);

    /// <summary>A process that has gone already is fine.</summary>
    public void SendTo(int processId)
    {
        if (Send(processId, Number) is not 0 && Marshal.GetLastPInvokeError() is not NoSuchProcess)
            throw new Win32Exception(Marshal.GetLastPInvokeError());
    }

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Send(int processId, int signal);
}
