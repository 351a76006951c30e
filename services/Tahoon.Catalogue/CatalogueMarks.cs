using System.Collections.Concurrent;
using Tahoon.Catalogue.Data;
using Tahoon.Catalogue.Features.Search.Directories;
using Tahoon.ServiceDefaults.Data;

namespace Tahoon.Catalogue;

/// <summary>
/// The marks of organisations, a second old at the most: what is remembered is kept under them, so that no replica shows what
/// was changed longer ago. One asks for all; while the database is away, the last mark goes on.
/// </summary>
internal sealed class CatalogueMarks(Database<CatalogueDb> database, TimeProvider clock)
{
    /// <summary>How old a mark may be, and how long it is not asked for again after the database did not answer.</summary>
    public static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);

    /// <summary>So long an answer is waited for that can be done without, by the real clock.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(500);

    private readonly ConcurrentDictionary<Guid, Kept> _kept = new();

    /// <summary>The organisation's mark.</summary>
    /// <exception cref="StorageUnavailableException">The database is away, and no mark is known.</exception>
    public ValueTask<long> OfAsync(Guid organisation, CancellationToken cancellation)
    {
        var kept = _kept.GetOrAdd(organisation, static _ => new Kept());
        return kept.Last is { } last && clock.GetElapsedTime(last.AskedAt) < Fresh
            ? new(last.Version)
            : new(AskAsync(organisation, kept, cancellation));
    }

    /// <summary>Lets the mark be asked for again: this replica has just raised it.</summary>
    public void Forget(Guid organisation) => _kept.TryRemove(organisation, out _);

    private async Task<long> AskAsync(Guid organisation, Kept kept, CancellationToken cancellation)
    {
        var asking = kept.Ask(() => ReadAsync(organisation, kept));
        if (kept.Last is not { } last)
            return await asking.WaitAsync(cancellation);

        try
        {
            return await asking.WaitAsync(Patience, cancellation);
        }
        catch (Exception exception) when (exception is StorageUnavailableException or TimeoutException)
        {
            kept.Exchange(last, last with { AskedAt = clock.GetTimestamp() });
            return last.Version;
        }
    }

    private async Task<long> ReadAsync(Guid organisation, Kept kept)
    {
        var askedAt = clock.GetTimestamp();
        var version = await database.AsSystem.ReadAsync(
            (context, token) => DirectoryReader.VersionAsync(context, organisation, token), CancellationToken.None);
        kept.Exchange(kept.Last, new Seen(version, askedAt));
        return version;
    }

    private sealed record Seen(long Version, long AskedAt);

    private sealed class Kept
    {
        private readonly Lock _turn = new();
        private Task<long>? _asking;
        private Seen? _last;

        public Seen? Last => Volatile.Read(ref _last);

        /// <summary>Only in the place of what it was made for: nothing older takes the place of what was read meanwhile.</summary>
        public void Exchange(Seen? seen, Seen next) => Interlocked.CompareExchange(ref _last, next, seen);

        public Task<long> Ask(Func<Task<long>> ask)
        {
            lock (_turn)
                return _asking is { IsCompleted: false } running ? running : _asking = ask();
        }
    }
}
