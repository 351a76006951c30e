using System.Buffers;
using System.Buffers.Binary;
using System.Buffers.Text;
using Tahoon.Contracts.Errors;

namespace Tahoon.Booking.Features.ReadBookings;

/// <summary>The last booking of a page: the next begins after it, whatever was added meanwhile.</summary>
internal sealed record PageCursor(DateTime Start, long Tie)
{
    private const int Length = 8 + 8;

    public static readonly PageCursor Begin = new(DateTime.UnixEpoch, long.MinValue);

    public static Result<PageCursor> Read(string? text)
    {
        if (text is null)
            return Begin;

        Span<byte> bytes = stackalloc byte[Length];
        // TryDecode… throws at a letter that is none of base64url's
        if (text.Length != Base64Url.GetEncodedLength(Length)
            || Base64Url.DecodeFromChars(text, bytes, out _, out var written) != OperationStatus.Done || written != Length)
            return Wrong;

        var ticks = BinaryPrimitives.ReadInt64BigEndian(bytes);
        return ticks < 0 || ticks > DateTime.MaxValue.Ticks
            ? Wrong
            : new PageCursor(new DateTime(ticks, DateTimeKind.Utc), BinaryPrimitives.ReadInt64BigEndian(bytes[8..]));
    }

    public string Write()
    {
        Span<byte> bytes = stackalloc byte[Length];
        BinaryPrimitives.WriteInt64BigEndian(bytes, Start.Ticks);
        BinaryPrimitives.WriteInt64BigEndian(bytes[8..], Tie);
        return Base64Url.EncodeToString(bytes);
    }

    private static Failure Wrong => Failures.InvalidRequest with
    {
        Errors = new Dictionary<string, string[]> { ["cursor"] = ["The cursor is not one of ours."] },
    };
}
