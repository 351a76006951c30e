using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Tahoon.ServiceDefaults.Data;
using Tahoon.ServiceDefaults.Security;

namespace Tahoon.ServiceDefaults.Auditing;

/// <summary>
/// Appends to the access trail before an answer is given: no read without its line. Whoever comes while a transaction runs
/// waits for the next one, which takes all that are waiting, so many readers share one flush to disk.
/// </summary>
public sealed class AccessTrail<TContext>(Database<TContext> database, TimeProvider clock) : IDisposable
    where TContext : DbContext
{
    /// <summary>So many lines go in one transaction, and so many may wait at most.</summary>
    internal const int MostInOne = 500, MostWaiting = 10_000;

    private readonly Database<TContext> _database = database.AsSystem;
    private readonly ConcurrentQueue<Line> _waiting = new();
    private readonly SemaphoreSlim _turn = new(1, 1);
    private int _count;

    /// <summary>
    /// Returns once the lines are durable. What a user reads of itself is no access of others, and is not recorded.
    /// </summary>
    /// <param name="caller">Who reads.</param>
    /// <param name="action">How.</param>
    /// <param name="what">What, in the glossary's words, such as <c>booking</c>.</param>
    /// <param name="users">Whose data it is; nobody's is no access.</param>
    /// <param name="thing">The one thing that is read, or null for a list.</param>
    /// <exception cref="StorageUnavailableException">The line is not known to be there: nothing may be answered.</exception>
    public async Task RecordAsync(Caller caller, AccessAction action, string what, IEnumerable<Guid> users, Guid? thing = null)
    {
        if (caller.Kind is CallerKind.User)
            return;

        var lines = users.Distinct().Select(user => new Line(Row(caller, action, what, user, thing))).ToList();
        if (lines.Count == 0)
            return;
        if (Interlocked.Add(ref _count, lines.Count) > MostWaiting)
        {
            Interlocked.Add(ref _count, -lines.Count);
            throw new StorageUnavailableException("Too many lines of the access trail wait to be written.");
        }

        lines.ForEach(_waiting.Enqueue);
        while (lines.Exists(line => !line.Written.IsCompleted))
            await TakeTurnAsync();
        await Task.WhenAll(lines.Select(line => line.Written));
    }

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();

    /// <summary>Writes what waits, unless the one before has done so. Nobody's hanging up takes others' lines along.</summary>
    private async Task TakeTurnAsync()
    {
        await _turn.WaitAsync();
        try
        {
            var batch = new List<Line>();
            while (batch.Count < MostInOne && _waiting.TryDequeue(out var line))
                batch.Add(line);
            if (batch.Count > 0)
                await WriteAsync(batch);
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task WriteAsync(List<Line> batch)
    {
        try
        {
            await _database.WriteAsync(
                (context, _) =>
                {
                    context.AddRange(batch.Select(line => line.Row));
                    return Task.FromResult(true);
                },
                CancellationToken.None,
                (context, token) => context.Set<AccessRow>().AnyAsync(row => row.Id == batch[0].Row.Id, token));
            batch.ForEach(line => line.Succeed());
        }
        catch (Exception exception)
        {
            batch.ForEach(line => line.Fail(exception));
        }
        finally
        {
            Interlocked.Add(ref _count, -batch.Count);
        }
    }

    private AccessRow Row(Caller caller, AccessAction action, string what, Guid user, Guid? thing) => new()
    {
        Id = Guid.CreateVersion7(),
        At = clock.GetUtcNow().UtcDateTime,
        ByKind = caller.Kind,
        BySubject = caller.SubjectId,
        ByApplication = caller.ApplicationId,
        OrganisationId = caller.OrganisationId,
        UserId = user,
        Action = action,
        What = what,
        ThingId = thing,
        TraceId = Activity.Current?.TraceId.ToHexString(),
    };

    private sealed class Line(AccessRow row)
    {
        private readonly TaskCompletionSource _written = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public AccessRow Row => row;

        public Task Written => _written.Task;

        public void Succeed() => _written.TrySetResult();

        public void Fail(Exception exception) => _written.TrySetException(exception);
    }
}
