using System.Diagnostics;
using System.Globalization;

namespace Tahoon.AppHost.Embedded.Guarding;

/// <summary>One process and no other: a number is given again after its process has ended, but not with the same start.</summary>
internal readonly record struct ProcessIdentity(int Id, long Start)
{
    /// <summary>Null where no such process runs (any more).</summary>
    public static ProcessIdentity? Of(int id) => StartOf(id) is { } start ? new ProcessIdentity(id, start) : null;

    public static ProcessIdentity? Parse(string text) =>
        text.Split(' ') is [var id, var start]
        && int.TryParse(id, CultureInfo.InvariantCulture, out var number)
        && long.TryParse(start, CultureInfo.InvariantCulture, out var ticks)
            ? new ProcessIdentity(number, ticks)
            : null;

    public bool IsRunning() => StartOf(Id) == Start;

    /// <summary>With all that it started; a stopped process ends too.</summary>
    public void Kill()
    {
        try
        {
            using var process = Process.GetProcessById(Id);
            if (IsRunning())
                process.Kill(entireProcessTree: true);
        }
        catch (Exception gone) when (gone is ArgumentException or InvalidOperationException or AggregateException)
        {
            // ended meanwhile
        }
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Id} {Start}");

    private static long? StartOf(int id) => OperatingSystem.IsLinux() ? StartInProc(id) : StartAsTold(id);

    // .NET works the start out from the boot time, which differs a little from process to process; the kernel's ticks don't
    private static long? StartInProc(int id)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{id}/stat");
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            var isDead = fields[0] is "Z" or "X";
            return isDead ? null : long.Parse(fields[19], CultureInfo.InvariantCulture);
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static long? StartAsTold(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            return process.HasExited ? null : process.StartTime.ToUniversalTime().Ticks;
        }
        catch (Exception gone) when (gone is ArgumentException or InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}
