using System.Security.Cryptography;
using BenchmarkDotNet.Attributes;
using Tahoon.Contracts.Ids;

namespace Tahoon.Benchmarks.Ids;

/// <summary>What an identifier costs, beside one bare block of AES-256 under a key that is set already.</summary>
[MemoryDiagnoser]
public class IdCodecBenchmarks
{
    private readonly IdCodec _codec = new(new Dictionary<byte, string> { [1] = "a secret of at least 32 characters" });
    private readonly byte[] _block = new byte[16];
    private readonly ICryptoTransform _aes = Keyed();
    private readonly Guid _id = Guid.CreateVersion7();
    private string _text = "", _garbage = "";

    [GlobalSetup]
    public void Write()
    {
        _text = _codec.Encode(IdKind.Booking, _id);
        _garbage = _text[..8] + (_text[8] == 'A' ? 'B' : 'A') + _text[9..];
    }

    [Benchmark(Baseline = true)]
    public int BareAesBlock() => _aes.TransformBlock(_block, 0, _block.Length, _block, 0);

    [Benchmark]
    public string IdEncode() => _codec.Encode(IdKind.Booking, _id);

    [Benchmark]
    public bool IdDecode() => _codec.TryDecode(IdKind.Booking, _text, out _);

    [Benchmark]
    public bool IdDecodeOfGarbage() => _codec.TryDecode(IdKind.Booking, _garbage, out _);

    [Benchmark]
    public bool IdDecodeOfAnotherKind() => _codec.TryDecode(IdKind.User, _text, out _);

    private static ICryptoTransform Keyed()
    {
        using var aes = Aes.Create();
        (aes.Mode, aes.Padding, aes.Key) = (CipherMode.ECB, PaddingMode.None, new byte[32]);
        return aes.CreateEncryptor();
    }
}
