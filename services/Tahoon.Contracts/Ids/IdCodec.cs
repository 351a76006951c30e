using System.Buffers;
using System.Buffers.Text;

namespace Tahoon.Contracts.Ids;

/// <summary>
/// Turns internal ids into the opaque strings that clients see, and back.
/// The text is <c>prefix_</c> and base64url of: key version (1 byte), AES-256 of the id's 16 bytes, and the first 8 bytes of an
/// HMAC-SHA256 over version, kind and cipher text. Each kind has keys of its own, so that a string of one kind is noise to another.
/// </summary>
public sealed class IdCodec
{
    private const int Length = 1 + IdCipher.BlockLength + IdCipher.TagLength;

    private static volatile IdCodec? _current;
    private readonly Dictionary<(byte Version, IdKind Kind), IdCipher> _ciphers = [];
    private readonly byte _version;

    /// <summary>Makes a codec that writes with the newest key and reads with all of them.</summary>
    /// <param name="secrets">Key version (1 to 255) to secret, each at least 32 characters.</param>
    /// <exception cref="ArgumentException">No secret is given, or one is too short.</exception>
    public IdCodec(IReadOnlyDictionary<byte, string> secrets)
    {
        if (secrets.Count == 0 || secrets.Values.Any(secret => secret.Length < 32))
            throw new ArgumentException("Identifier secrets need at least 32 characters each.", nameof(secrets));

        _version = secrets.Keys.Max();
        foreach (var (version, secret) in secrets)
            foreach (var kind in Enum.GetValues<IdKind>())
                _ciphers[(version, kind)] = new IdCipher(secret, version, kind);
    }

    /// <summary>The codec of this process; the JSON and route forms of every id use it.</summary>
    /// <exception cref="InvalidOperationException"><see cref="Use"/> was not called yet.</exception>
    public static IdCodec Current =>
        _current ?? throw new InvalidOperationException("The identifier secret is not configured yet.");

    /// <summary>Sets the codec of this process, once at its start.</summary>
    public static void Use(IdCodec codec) => _current = codec;

    /// <summary>The opaque text of an id, about 38 characters of <c>[A-Za-z0-9_-]</c>.</summary>
    public string Encode(IdKind kind, Guid id)
    {
        Span<byte> bytes = stackalloc byte[Length];
        bytes[0] = _version;
        _ciphers[(_version, kind)].Seal(id, bytes[1..]);
        return Prefix(kind) + Base64Url.EncodeToString(bytes);
    }

    /// <summary>Reads an opaque text; false for one of another kind, of an unknown key, or of nothing.</summary>
    public bool TryDecode(IdKind kind, ReadOnlySpan<char> text, out Guid id)
    {
        id = Guid.Empty;
        var prefix = Prefix(kind);
        var body = text.StartsWith(prefix, StringComparison.Ordinal) ? text[prefix.Length..] : default;
        if (body.Length != Base64Url.GetEncodedLength(Length))
            return false;

        Span<byte> bytes = stackalloc byte[Length];
        // TryDecode… throws at a letter that is none of base64url's
        if (Base64Url.DecodeFromChars(body, bytes, out _, out var written) != OperationStatus.Done || written != Length)
            return false;

        return _ciphers.TryGetValue((bytes[0], kind), out var cipher) && cipher.TryOpen(bytes[1..], out id);
    }

    private static string Prefix(IdKind kind) => kind switch
    {
        IdKind.Organisation => "org_",
        IdKind.Application => "app_",
        IdKind.User => "usr_",
        IdKind.Provider => "prv_",
        IdKind.Booking => "bkg_",
        IdKind.Order => "ord_",
        IdKind.Hold => "hld_",
        IdKind.Speciality => "spc_",
        IdKind.Question => "qst_",
        IdKind.TimeOff => "tof_",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "An identifier's kind is one of the list."),
    };
}
