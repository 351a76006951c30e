namespace Tahoon.AppHost.Embedded.Running;

/// <summary>How long what died stays down: little at first, more each time, forgotten after a while of health.</summary>
internal static class Backoff
{
    /// <summary>Unless another is asked for.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    public static readonly TimeSpan ForgottenAfter = TimeSpan.FromSeconds(30);

    /// <param name="failures">So often it died, one after another.</param>
    /// <param name="longest">No pause is longer.</param>
    public static TimeSpan After(int failures, TimeSpan longest)
    {
        var delay = TimeSpan.FromMilliseconds(200) * Math.Pow(2, Math.Min(failures, 10) - 1);
        return delay < longest ? delay : longest;
    }
}
