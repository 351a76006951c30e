using System.Buffers.Binary;

namespace Tahoon.Contracts.Internal;

/// <summary>The first free start of each provider that has one, in no order.</summary>
/// <param name="Rows">For each, 16 bytes of its id and 4 of the start in seconds since the Unix epoch, little-endian.</param>
public sealed record EarliestStarts(byte[] Rows)
{
    private const int IdBytes = 16, RowBytes = IdBytes + sizeof(uint);

    /// <summary>Writes rows.</summary>
    /// <param name="count">How many they are.</param>
    /// <param name="rows">Provider, and the start in seconds since the Unix epoch.</param>
    public static EarliestStarts Of(int count, IEnumerable<(Guid ProviderId, long Seconds)> rows)
    {
        var bytes = new byte[count * RowBytes];
        var place = 0;
        foreach (var (provider, seconds) in rows)
        {
            provider.TryWriteBytes(bytes.AsSpan(place));
            BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(place + IdBytes), (uint)seconds);
            place += RowBytes;
        }

        return new EarliestStarts(bytes);
    }

    /// <summary>The starts by provider, in seconds since the Unix epoch.</summary>
    public Dictionary<Guid, uint> Read()
    {
        var starts = new Dictionary<Guid, uint>(Rows.Length / RowBytes);
        for (var rest = Rows.AsSpan(); rest.Length >= RowBytes; rest = rest[RowBytes..])
            starts[new Guid(rest[..IdBytes])] = BinaryPrimitives.ReadUInt32LittleEndian(rest[IdBytes..]);
        return starts;
    }
}
