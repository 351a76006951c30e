using System.Diagnostics;
using Microsoft.Extensions.Caching.Hybrid;

namespace Tahoon.ServiceDefaults.Caching;

/// <summary>
/// HybridCache asks the source for a missing entry on a thread that knows nothing of who asked: the calls made there would each
/// begin a trace of their own. Here they belong to the first who asked.
/// </summary>
internal sealed class TracedCache(HybridCache inner) : HybridCache
{
    public override ValueTask<T> GetOrCreateAsync<TState, T>(
        string key, TState state, Func<TState, CancellationToken, ValueTask<T>> factory, HybridCacheEntryOptions? options = null,
        IEnumerable<string>? tags = null, CancellationToken cancellationToken = default) =>
        Activity.Current is { } asking
            ? inner.GetOrCreateAsync(key, token => AskAsync(asking, () => factory(state, token)), options, tags, cancellationToken)
            : inner.GetOrCreateAsync(key, state, factory, options, tags, cancellationToken);

    public override ValueTask SetAsync<T>(
        string key, T value, HybridCacheEntryOptions? options = null, IEnumerable<string>? tags = null,
        CancellationToken cancellationToken = default) => inner.SetAsync(key, value, options, tags, cancellationToken);

    public override ValueTask RemoveAsync(string key, CancellationToken cancellationToken = default) =>
        inner.RemoveAsync(key, cancellationToken);

    public override ValueTask RemoveByTagAsync(string tag, CancellationToken cancellationToken = default) =>
        inner.RemoveByTagAsync(tag, cancellationToken);

    private static async ValueTask<T> AskAsync<T>(Activity asking, Func<ValueTask<T>> ask)
    {
        Activity.Current = asking;
        return await ask();
    }
}
