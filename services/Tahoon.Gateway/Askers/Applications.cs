using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Net;
using Tahoon.Contracts.Internal;
using Tahoon.ServiceDefaults.Problems;

namespace Tahoon.Gateway.Askers;

/// <summary>What Identity says of client applications. Their secrets are in this process's memory and nowhere else.</summary>
internal sealed class Applications
{
    /// <summary>More are not remembered at once: ids can't be made up, so these are real applications.</summary>
    private const int Most = 10_000;

    private readonly ConcurrentDictionary<Guid, Remembered<ApplicationView?>> _known = new();
    private readonly Remembered<FrozenSet<string>> _origins;
    private readonly IIdentityApi _identity;
    private readonly TimeProvider _clock;

    public Applications(IIdentityApi identity, TimeProvider clock)
    {
        (_identity, _clock) = (identity, clock);
        _origins = new(AskOriginsAsync, clock);
    }

    /// <summary>The application; null where Identity knows none.</summary>
    /// <exception cref="DependencyUnavailableException">Identity can't be asked.</exception>
    public ValueTask<ApplicationView?> FindAsync(Guid application)
    {
        if (_known.TryGetValue(application, out var known))
            return known.GetAsync();

        if (_known.Count >= Most)
            MakeRoom();
        return _known.GetOrAdd(
            application, id => new Remembered<ApplicationView?>(() => AskAsync(id), _clock)).GetAsync();
    }

    /// <summary>Where pages of any application come from.</summary>
    /// <exception cref="DependencyUnavailableException">Identity can't be asked.</exception>
    public ValueTask<FrozenSet<string>> OriginsAsync() => _origins.GetAsync();

    private void MakeRoom()
    {
        var old = _clock.GetUtcNow() - Remembered<ApplicationView?>.Fresh;
        foreach (var (id, answer) in _known)
        {
            if (answer.AnsweredAt < old)
                _known.TryRemove(id, out _);
        }
    }

    private async Task<ApplicationView?> AskAsync(Guid id)
    {
        using var answer = await _identity.GetApplicationAsync(id, CancellationToken.None);
        return answer switch
        {
            { IsSuccessStatusCode: true, Content: { } view } => view,
            { StatusCode: HttpStatusCode.NotFound } => null,
            _ => throw new DependencyUnavailableException("identity", answer.Error),
        };
    }

    private async Task<FrozenSet<string>> AskOriginsAsync() =>
        (await _identity.GetOriginsAsync(CancellationToken.None)).Origins.ToFrozenSet(StringComparer.Ordinal);
}
