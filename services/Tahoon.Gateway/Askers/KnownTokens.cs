using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace Tahoon.Gateway.Askers;

/// <summary>
/// What was found out about tokens, by their hash and until they end: a signature costs a hundred times what a hash does.
/// Bounded; when it is full of what still lives, all is forgotten and found out anew.
/// </summary>
internal sealed class KnownTokens(TimeProvider clock)
{
    public const int Most = 20_000;

    private readonly ConcurrentDictionary<Hash, Known> _known = new();

    public bool TryFind(Hash token, out Asker? asker)
    {
        var found = _known.TryGetValue(token, out var known) && clock.GetUtcNow() < known.Until;
        asker = found ? known.Asker : null;
        return found;
    }

    public void Remember(Hash token, Asker? asker, DateTimeOffset until)
    {
        if (_known.Count >= Most)
            MakeRoom();
        _known[token] = new Known(asker, until);
    }

    public static Hash HashOf(string token)
    {
        Span<byte> text = stackalloc byte[TokenReader.LongestToken], hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(text[..Encoding.ASCII.GetBytes(token, text)], hash);
        return new Hash(BitConverter.ToUInt128(hash), BitConverter.ToUInt128(hash[16..]));
    }

    private void MakeRoom()
    {
        var now = clock.GetUtcNow();
        foreach (var (token, known) in _known)
        {
            if (known.Until <= now)
                _known.TryRemove(token, out _);
        }

        if (_known.Count >= Most)
            _known.Clear();
    }

    /// <summary>SHA-256 of a token.</summary>
    internal readonly record struct Hash(UInt128 First, UInt128 Second);

    private readonly record struct Known(Asker? Asker, DateTimeOffset Until);
}
