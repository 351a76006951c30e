using System.Globalization;

namespace Tahoon.Identity.Tries;

/// <summary>The failed tries of one source.</summary>
/// <param name="Since">When the window began.</param>
/// <param name="Failures">In this window.</param>
/// <param name="Lockouts">How often it was locked out, until it is forgotten.</param>
/// <param name="LockedUntil">The end of the last lock-out.</param>
internal sealed record FailedTries(DateTimeOffset Since, int Failures, int Lockouts, DateTimeOffset LockedUntil)
{
    /// <summary>One failure more. After a lock-out the next failure is one too many already.</summary>
    public static FailedTries After(FailedTries? before, DateTimeOffset now, TryLimits limits)
    {
        if (before is null || before.IsForgotten(now, limits))
            before = new FailedTries(now, 0, 0, DateTimeOffset.UnixEpoch);

        // it was under way when its source was locked out, and makes that no longer
        if (before.IsLocked(now))
            return before;

        var counted = now < before.Since + limits.Window
            ? before with { Failures = before.Failures + 1 }
            : before with { Since = now, Failures = 1 };
        return counted.Failures < limits.MostFailures && counted.Lockouts == 0
            ? counted
            : counted with { Lockouts = counted.Lockouts + 1, LockedUntil = now + LengthOf(counted.Lockouts + 1, limits) };
    }

    public bool IsLocked(DateTimeOffset now) => now < LockedUntil;

    public bool IsForgotten(DateTimeOffset now, TryLimits limits) => now >= ForgottenAt(limits);

    public DateTimeOffset ForgottenAt(TryLimits limits) => (LockedUntil > Since ? LockedUntil : Since) + limits.Window;

    /// <summary>As <see cref="Read"/> reads it.</summary>
    public string Write() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Since.ToUnixTimeMilliseconds()};{Failures};{Lockouts};{LockedUntil.ToUnixTimeMilliseconds()}");

    /// <summary>Null where a text says nothing.</summary>
    public static FailedTries? Read(string? text)
    {
        var parts = text?.Split(';') ?? [];
        if (parts.Length != 4)
            return null;

        var numbers = Array.ConvertAll(parts, part => long.Parse(part, CultureInfo.InvariantCulture));
        return new FailedTries(
            DateTimeOffset.FromUnixTimeMilliseconds(numbers[0]), (int)numbers[1], (int)numbers[2],
            DateTimeOffset.FromUnixTimeMilliseconds(numbers[3]));
    }

    private static TimeSpan LengthOf(int lockout, TryLimits limits) => TimeSpan.FromTicks(
        Math.Min(limits.LongestLockout.Ticks, limits.FirstLockout.Ticks << Math.Min(lockout - 1, 16)));
}
