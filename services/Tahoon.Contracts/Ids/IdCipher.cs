using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace Tahoon.Contracts.Ids;

/// <summary>
/// The keys of one kind and key version: one block of AES-256, and a tag over version, kind and cipher text. Safe on any thread.
/// </summary>
internal sealed class IdCipher
{
    public const int BlockLength = 16;
    public const int TagLength = 8;

    private readonly ConcurrentBag<Lane> _idle = [];
    private readonly byte[] _cipherKey;
    private readonly byte[] _tagKey;
    private readonly byte _version;
    private readonly IdKind _kind;

    public IdCipher(string secret, byte version, IdKind kind)
    {
        _cipherKey = Derive(secret, version, kind, "cipher");
        _tagKey = Derive(secret, version, kind, "mac");
        (_version, _kind) = (version, kind);
    }

    /// <summary>Writes the block and its tag, <see cref="BlockLength"/> and <see cref="TagLength"/> bytes.</summary>
    public void Seal(Guid id, Span<byte> sealedId)
    {
        var lane = Rent();
        id.TryWriteBytes(lane.Block, bigEndian: true, out _);
        lane.Encryptor.TransformBlock(lane.Block, 0, BlockLength, lane.Block, 0);
        lane.Block.CopyTo(sealedId);
        Tag(lane, sealedId[BlockLength..]);
        _idle.Add(lane);
    }

    /// <summary>Reads what <see cref="Seal"/> wrote; false for anything else.</summary>
    public bool TryOpen(ReadOnlySpan<byte> sealedId, out Guid id)
    {
        var lane = Rent();
        sealedId[..BlockLength].CopyTo(lane.Block);
        Span<byte> tag = stackalloc byte[TagLength];
        Tag(lane, tag);

        id = Guid.Empty;
        var genuine = CryptographicOperations.FixedTimeEquals(tag, sealedId[BlockLength..]);
        if (genuine)
        {
            lane.Decryptor.TransformBlock(lane.Block, 0, BlockLength, lane.Block, 0);
            id = new Guid(lane.Block, bigEndian: true);
        }

        _idle.Add(lane);
        return genuine;
    }

    private void Tag(Lane lane, Span<byte> tag)
    {
        Span<byte> input = stackalloc byte[2 + BlockLength];
        (input[0], input[1]) = ((byte)_kind, _version);
        lane.Block.CopyTo(input[2..]);
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        lane.Mac.AppendData(input);
        lane.Mac.GetHashAndReset(hash);
        hash[..TagLength].CopyTo(tag);
    }

    private Lane Rent() => _idle.TryTake(out var lane) ? lane : new Lane(_cipherKey, _tagKey);

    private static byte[] Derive(string secret, byte version, IdKind kind, string use) =>
        HKDF.DeriveKey(
            HashAlgorithmName.SHA256,
            Encoding.UTF8.GetBytes(secret),
            outputLength: 32,
            salt: [version],
            info: Encoding.UTF8.GetBytes($"tahoon identifier {(byte)kind} {use}"));

    /// <summary>
    /// Both algorithms with their keys set: to set them costs many times what an id does. A lane serves one caller at a time;
    /// there are as many as ids were ever read or written at once.
    /// </summary>
    private sealed class Lane
    {
        public Lane(byte[] cipherKey, byte[] tagKey)
        {
            using var aes = Aes.Create();
            // one block under one key: there is nothing to chain, and a block is the same whole id each time by intent
            (aes.Mode, aes.Padding) = (CipherMode.ECB, PaddingMode.None);
            Encryptor = aes.CreateEncryptor(cipherKey, null);
            Decryptor = aes.CreateDecryptor(cipherKey, null);
            Mac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, tagKey);
        }

        public ICryptoTransform Encryptor { get; }

        public ICryptoTransform Decryptor { get; }

        public IncrementalHash Mac { get; }

        public byte[] Block { get; } = new byte[BlockLength];
    }
}
