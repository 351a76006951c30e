using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Tahoon.Identity.Domain;

/// <summary>What is announced of a user has an id that follows from its version, so that all of it is found without a search.</summary>
internal static class Announcements
{
    /// <summary>The id of what is announced of that version.</summary>
    public static Guid IdOf(Guid user, int version)
    {
        Span<byte> named = stackalloc byte[20];
        user.TryWriteBytes(named);
        BinaryPrimitives.WriteInt32LittleEndian(named[16..], version);
        var id = SHA256.HashData(named).AsSpan(0, 16);
        (id[6], id[8]) = ((byte)((id[6] & 0x0f) | 0x80), (byte)((id[8] & 0x3f) | 0x80));
        return new Guid(id, bigEndian: true);
    }

    /// <summary>The ids of all that was announced of a user up to that version.</summary>
    public static Guid[] IdsUpTo(Guid user, int version) =>
        [.. Enumerable.Range(1, version).Select(one => IdOf(user, one))];
}
