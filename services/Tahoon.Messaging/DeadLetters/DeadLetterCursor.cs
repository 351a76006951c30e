using System.Buffers;
using System.Buffers.Binary;
using System.Buffers.Text;
using Tahoon.Contracts.Errors;

namespace Tahoon.Messaging.DeadLetters;

/// <summary>The last letter of a page: the next begins after it, whatever was added meanwhile.</summary>
/// <param name="Source">Which of the service's sources.</param>
/// <param name="Position">Where in it; null is its beginning.</param>
internal sealed record DeadLetterCursor(int Source, DeadLetterPosition? Position)
{
    private const int Length = 1 + 8 + 16;

    public static readonly DeadLetterCursor Begin = new(0, null);

    public static Result<DeadLetterCursor> Read(string? text, int sources)
    {
        if (text is null)
            return Begin;

        Span<byte> bytes = stackalloc byte[Length];
        // TryDecode… throws at a letter that is none of base64url's
        if (text.Length != Base64Url.GetEncodedLength(Length)
            || Base64Url.DecodeFromChars(text, bytes, out _, out var written) != OperationStatus.Done || written != Length)
            return Wrong;

        var number = BinaryPrimitives.ReadInt64BigEndian(bytes[1..]);
        return bytes[0] >= sources || number < 0
            ? Wrong
            : new DeadLetterCursor(bytes[0], new DeadLetterPosition(number, new Guid(bytes[9..], bigEndian: true)));
    }

    public string Write()
    {
        Span<byte> bytes = stackalloc byte[Length];
        bytes[0] = (byte)Source;
        BinaryPrimitives.WriteInt64BigEndian(bytes[1..], Position!.Number);
        Position.Tie.TryWriteBytes(bytes[9..], bigEndian: true, out _);
        return Base64Url.EncodeToString(bytes);
    }

    private static Failure Wrong => Failures.InvalidRequest with
    {
        Errors = new Dictionary<string, string[]> { ["cursor"] = ["The cursor is not one of ours."] },
    };
}
