using System.Security.Cryptography;
using System.Text;

namespace Tahoon.Notification.Domain;

/// <summary>Ids made of names: the same names always make the same id, on every replica and at every try.</summary>
internal static class NameId
{
    /// <summary>The id of these names, in this order; a version 8 UUID of RFC 9562, from SHA-256.</summary>
    public static Guid Of(params ReadOnlySpan<string> names)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var name in names)
        {
            // lengths keep "a","bc" and "ab","c" apart
            var bytes = Encoding.UTF8.GetBytes(name);
            hash.AppendData(BitConverter.GetBytes(bytes.Length));
            hash.AppendData(bytes);
        }

        Span<byte> id = stackalloc byte[SHA256.HashSizeInBytes];
        hash.GetHashAndReset(id);
        id[6] = (byte)((id[6] & 0x0F) | 0x80);
        id[8] = (byte)((id[8] & 0x3F) | 0x80);
        return new Guid(id[..16], bigEndian: true);
    }
}
