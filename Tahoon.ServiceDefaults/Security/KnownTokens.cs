using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace Tahoon.ServiceDefaults.Security;

/// <summary>SHA-256 of a token.</summary>
public readonly record struct TokenHash(UInt128 First, UInt128 Second)
{
    /// <summary>A longer token is none of ours.</summary>
    public const int LongestToken = 4096;

    /// <summary>The hash of a token of at most <see cref="LongestToken"/> characters.</summary>
    public static TokenHash Of(string token)
    {
        Span<byte> text = stackalloc byte[LongestToken], hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(text[..Encoding.ASCII.GetBytes(token, text)], hash);
        return new TokenHash(BitConverter.ToUInt128(hash), BitConverter.ToUInt128(hash[16..]));
    }
}

/// <summary>
/// What was found out about tokens, by their hash and for a while: a signature costs a hundred times what a hash does. Bounded; when
/// it is full of what is still good, all is forgotten and found out anew.
/// </summary>
public sealed class KnownTokens<T>(TimeProvider clock)
{
    /// <summary>More are not remembered at once.</summary>
    public const int Most = 20_000;

    private readonly ConcurrentDictionary<TokenHash, Known> _known = new();

    /// <summary>Whether the token is remembered, and what was found out.</summary>
    public bool TryFind(TokenHash token, out T? found)
    {
        var isKnown = _known.TryGetValue(token, out var known) && clock.GetUtcNow() < known.Until;
        found = isKnown ? known.What : default;
        return isKnown;
    }

    /// <summary>Remembers what was found out, until then.</summary>
    public void Remember(TokenHash token, T what, DateTimeOffset until)
    {
        if (_known.Count >= Most)
            MakeRoom();
        _known[token] = new Known(what, until);
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

    private readonly record struct Known(T What, DateTimeOffset Until);
}
