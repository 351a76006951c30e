using System.Collections.Concurrent;
using Tahoon.Catalogue.Data;
using Tahoon.ServiceDefaults.Caching;
using Tahoon.ServiceDefaults.Data;

namespace Tahoon.Catalogue.Features.Search.Directories;

/// <summary>
/// Directories in memory, by organisation. The mark is read from the database at each search, so a directory is never an old
/// one. What was not searched for longest goes where there is no more room.
/// </summary>
internal sealed class DirectoryShelf(Database<CatalogueDb> database, CacheMetrics metrics, TimeProvider clock)
{
    /// <summary>So many providers, of all organisations together: some 3 kB each.</summary>
    private const int Room = 50_000;

    private readonly ConcurrentDictionary<Guid, Kept> _kept = new();

    public async Task<ProviderDirectory> OfAsync(Guid organisation, CancellationToken cancellation)
    {
        var kept = _kept.GetOrAdd(organisation, static _ => new Kept());
        kept.AskedAt = clock.GetTimestamp();
        var version = await VersionAsync(organisation, cancellation);
        if (kept.Directory is { } known && known.Version == version)
        {
            metrics.LookedUp("directory", "hit");
            return known;
        }

        // one reads, and the others wait for what it has read
        await kept.Reading.WaitAsync(cancellation);
        try
        {
            version = await VersionAsync(organisation, cancellation);
            if (kept.Directory is not { } read || read.Version != version)
            {
                metrics.LookedUp("directory", "miss");
                kept.Directory = read = await database.ReadAsync(
                    (replica, token) => DirectoryReader.HasAsync(replica, organisation, version, token),
                    (context, token) => DirectoryReader.ReadAsync(context, organisation, version, token), cancellation);
                MakeRoom(organisation);
            }

            return read;
        }
        finally
        {
            kept.Reading.Release();
        }
    }

    private Task<long> VersionAsync(Guid organisation, CancellationToken cancellation) => database.ReadAsync(
        (context, token) => DirectoryReader.VersionAsync(context, organisation, token), cancellation);

    private void MakeRoom(Guid organisation)
    {
        var others = _kept.Where(entry => entry.Key != organisation && entry.Value.Directory is not null)
            .OrderBy(entry => entry.Value.AskedAt).ToList();
        var providers = _kept.Values.Sum(kept => kept.Directory?.Count ?? 0);
        foreach (var (_, longest) in others.TakeWhile(_ => providers > Room))
        {
            providers -= longest.Directory?.Count ?? 0;
            longest.Directory = null;
        }
    }

    private sealed class Kept
    {
        public SemaphoreSlim Reading { get; } = new(1, 1);

        public ProviderDirectory? Directory { get; set; }

        public long AskedAt { get; set; }
    }
}
