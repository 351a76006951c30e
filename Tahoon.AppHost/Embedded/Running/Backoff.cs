namespace Tahoon.AppHost.Embedded.Running;

/// <summary>How long what died stays down: little at first, more each time, forgotten after a while of health.</summary>
internal static class Backoff
{
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);
    public static readonly TimeSpan ForgottenAfter = TimeSpan.FromSeconds(30);

    public static TimeSpan After(int failures)
    {
        var delay = TimeSpan.FromMilliseconds(200) * Math.Pow(2, Math.Min(failures, 10) - 1);
        return delay < Longest ? delay : Longest;
    }
}
