namespace Tahoon.Identity.Domain;

/// <summary>When keys sign, are published, and are followed by another.</summary>
internal static class SigningKeyPlan
{
    /// <summary>How long a key signs.</summary>
    public static readonly TimeSpan Age = TimeSpan.FromDays(30);

    /// <summary>How long a key is published before it signs, so that every service knows it by then.</summary>
    public static readonly TimeSpan Lead = TimeSpan.FromDays(1);

    /// <summary>The lead of a rotation that an operator asked for: twice what services keep published keys for.</summary>
    public static readonly TimeSpan ShortLead = TimeSpan.FromMinutes(20);

    /// <summary>How long a key stays published after it signed last: longer than any token lives.</summary>
    public static readonly TimeSpan Overlap = TimeSpan.FromDays(1);

    /// <summary>The key that signs now; null where there is none yet.</summary>
    public static SigningKey? Signing(IEnumerable<SigningKey> keys, DateTime now) =>
        keys.Where(key => key.SignsFrom <= now).MaxBy(key => key.Generation);

    /// <summary>The keys whose tokens may be around, now or soon.</summary>
    public static IReadOnlyList<SigningKey> Published(IReadOnlyCollection<SigningKey> keys, DateTime now) =>
        [.. keys.Where(key => !keys.Any(next => next.Generation > key.Generation && next.SignsFrom + Overlap <= now))];

    /// <summary>From when the next key is to sign, if it is time to make it; null where it is not.</summary>
    public static DateTime? NextDue(IEnumerable<SigningKey> keys, DateTime now)
    {
        if (keys.MaxBy(key => key.Generation) is not { } newest)
            return now;

        var due = newest.SignsFrom + Age;
        return due - Lead > now ? null : Later(due, now + Lead);
    }

    private static DateTime Later(DateTime one, DateTime other) => one > other ? one : other;
}
