using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Tahoon.Contracts.Ids;

/// <summary>
/// Turns internal ids into the opaque strings that clients see, and back.
/// The text is <c>prefix_</c> and base64url of: key version (1 byte), AES-256 of the id's 16 bytes, and the first 8 bytes of an
/// HMAC-SHA256 over version, kind and cipher text. Each kind has keys of its own, so that a string of one kind is noise to another.
/// </summary>
public sealed class IdCodec
{
    private const int TagLength = 8;
    private const int Length = 1 + 16 + TagLength;

    private static volatile IdCodec? _current;
    private readonly Dictionary<(byte Version, IdKind Kind), (byte[] Cipher, byte[] Mac)> _keys = [];
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
                _keys[(version, kind)] = (Derive(secret, version, kind, "cipher"), Derive(secret, version, kind, "mac"));
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
        var (cipher, mac) = _keys[(_version, kind)];
        Span<byte> bytes = stackalloc byte[Length];
        Span<byte> plain = stackalloc byte[16];
        id.TryWriteBytes(plain, bigEndian: true, out _);

        bytes[0] = _version;
        using (var aes = Aes.Create())
        {
            aes.SetKey(cipher);
            aes.EncryptEcb(plain, bytes.Slice(1, 16), PaddingMode.None);
        }

        Tag(mac, kind, bytes[..17], bytes[17..]);
        return Prefix(kind) + Base64Url.EncodeToString(bytes);
    }

    /// <summary>Reads an opaque text; false for one of another kind, of an unknown key, or of nothing.</summary>
    public bool TryDecode(IdKind kind, ReadOnlySpan<char> text, out Guid id)
    {
        id = Guid.Empty;
        var prefix = Prefix(kind);
        if (!text.StartsWith(prefix, StringComparison.Ordinal) || text.Length != prefix.Length + Base64Url.GetEncodedLength(Length))
            return false;

        Span<byte> bytes = stackalloc byte[Length];
        // TryDecode… throws at a letter that is none of base64url's
        if (Base64Url.DecodeFromChars(text[prefix.Length..], bytes, out _, out var written) != OperationStatus.Done || written != Length)
            return false;
        if (!_keys.TryGetValue((bytes[0], kind), out var key))
            return false;

        Span<byte> tag = stackalloc byte[TagLength];
        Tag(key.Mac, kind, bytes[..17], tag);
        if (!CryptographicOperations.FixedTimeEquals(tag, bytes[17..]))
            return false;

        Span<byte> plain = stackalloc byte[16];
        using var aes = Aes.Create();
        aes.SetKey(key.Cipher);
        aes.DecryptEcb(bytes.Slice(1, 16), plain, PaddingMode.None);
        id = new Guid(plain, bigEndian: true);
        return true;
    }

    private static byte[] Derive(string secret, byte version, IdKind kind, string use) =>
        HKDF.DeriveKey(
            HashAlgorithmName.SHA256,
            Encoding.UTF8.GetBytes(secret),
            outputLength: 32,
            salt: [version],
            info: Encoding.UTF8.GetBytes($"tahoon identifier {(byte)kind} {use}"));

    private static void Tag(byte[] key, IdKind kind, ReadOnlySpan<byte> text, Span<byte> tag)
    {
        Span<byte> input = stackalloc byte[18];
        input[0] = (byte)kind;
        text.CopyTo(input[1..]);
        Span<byte> hash = stackalloc byte[32];
        HMACSHA256.HashData(key, input, hash);
        hash[..TagLength].CopyTo(tag);
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
