using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using Tahoon.Gateway.Askers;

namespace Tahoon.Gateway.Limits;

/// <summary>Whose bucket: an application's, else that of the address a request comes from.</summary>
/// <param name="Kind">What is limited.</param>
/// <param name="Application">Empty where it is an address's.</param>
/// <param name="Address">An IPv4 address, or the first half of an IPv6 one: the other half is its owner's to choose.</param>
internal readonly record struct BucketKey(RateClass Kind, Guid Application, UInt128 Address)
{
    /// <summary>The one bucket of all that has no bucket of its own, as there are too many.</summary>
    public static BucketKey Others(RateClass kind) => new(kind, Guid.Empty, UInt128.MaxValue);

    public static BucketKey Of(HttpContext context, RateClass kind) =>
        kind is not RateClass.Other && Asker.Of(context) is { IsVerified: true } asker
            ? new(kind, asker.ApplicationId, UInt128.Zero)
            : new(kind, Guid.Empty, Number(context.Connection.RemoteIpAddress));

    /// <inheritdoc/>
    public override string ToString() => Application != Guid.Empty
        ? $"tahoon:rate:{Kind.Name()}:app:{Application:N}"
        : $"tahoon:rate:{Kind.Name()}:ip:{Address:x}";

    private static UInt128 Number(IPAddress? address)
    {
        if (address is null)
            return UInt128.Zero;

        Span<byte> bytes = stackalloc byte[16];
        address.MapToIPv6().TryWriteBytes(bytes, out _);
        if (address.AddressFamily is AddressFamily.InterNetworkV6 && !address.IsIPv4MappedToIPv6)
            bytes[8..].Clear();
        return BinaryPrimitives.ReadUInt128BigEndian(bytes);
    }
}
