using Microsoft.EntityFrameworkCore;

namespace Tahoon.Messaging.Work;

/// <summary>What came of a try.</summary>
/// <typeparam name="TContext">The service's model.</typeparam>
/// <typeparam name="TRow">The work's row.</typeparam>
public abstract record WorkOutcome<TContext, TRow>
    where TContext : DbContext
    where TRow : WorkRow
{
    private WorkOutcome() { }

    /// <summary>Done; <paramref name="Also"/> changes what else becomes true by it, in the same transaction.</summary>
    public sealed record Done(Func<TContext, TRow, CancellationToken, Task>? Also = null) : WorkOutcome<TContext, TRow>;

    /// <summary>To be tried again.</summary>
    /// <param name="Reason">Why it waits.</param>
    /// <param name="After">How long at least, as the partner said; null for exponential back-off with jitter.</param>
    /// <param name="Also">What else is to be recorded of the try, in the same transaction.</param>
    public sealed record Later(string Reason, TimeSpan? After = null, Action<TRow>? Also = null) : WorkOutcome<TContext, TRow>;

    /// <summary>It can never be done.</summary>
    public sealed record Dead(string Reason, Func<TContext, TRow, CancellationToken, Task>? Also = null) : WorkOutcome<TContext, TRow>;
}

/// <summary>Does one kind of work.</summary>
public interface IWorkExecutor<TContext, TRow>
    where TContext : DbContext
    where TRow : WorkRow
{
    /// <summary>
    /// Tries once. The token is cancelled before the lease ends, so that no two tries overlap. An exception is logged and
    /// counts as <see cref="WorkOutcome{TContext, TRow}.Later"/>.
    /// </summary>
    Task<WorkOutcome<TContext, TRow>> ExecuteAsync(TRow row, CancellationToken cancellation);
}
