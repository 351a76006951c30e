using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Tahoon.ServiceDefaults.Validation.Unicode;

namespace Tahoon.Booking.Privacy;

/// <summary>
/// A user's data key in clear: AES-256-GCM under a nonce of its own for each text, bound to the booking and the field, so that
/// no text can be put in the place of another.
/// </summary>
internal sealed class UserKey(byte[] key)
{
    public const int Length = 32;

    /// <summary>What an encrypted text begins with. A text that does not was stored before there were keys, and is as it stands.</summary>
    private const string Mark = "enc.v1.";

    private const int NonceLength = 12, TagLength = 16;

    /// <summary>The text as it is stored, in Unicode's form C.</summary>
    public string Seal(string text, Guid bookingId, string field)
    {
        var clear = Encoding.UTF8.GetBytes(Nfc.Of(text));
        var stored = new byte[NonceLength + TagLength + clear.Length];
        var (nonce, rest) = (stored.AsMemory(0, NonceLength), stored.AsMemory(NonceLength));
        RandomNumberGenerator.Fill(nonce.Span);
        using var aes = new AesGcm(key, TagLength);
        aes.Encrypt(nonce.Span, clear, rest.Span[TagLength..], rest.Span[..TagLength], Associated(bookingId, field));
        return Mark + Base64Url.EncodeToString(stored);
    }

    /// <summary>The text in clear; null where it was encrypted under another key, for another booking or field, or was changed.</summary>
    public string? Read(string stored, Guid bookingId, string field)
    {
        if (!IsSealed(stored))
            return stored;

        try
        {
            var bytes = Base64Url.DecodeFromChars(stored.AsSpan(Mark.Length));
            if (bytes.Length < NonceLength + TagLength)
                return null;

            var (nonce, rest) = (bytes.AsMemory(0, NonceLength), bytes.AsMemory(NonceLength));
            var clear = new byte[rest.Length - TagLength];
            using var aes = new AesGcm(key, TagLength);
            aes.Decrypt(nonce.Span, rest.Span[TagLength..], rest.Span[..TagLength], clear, Associated(bookingId, field));
            return Encoding.UTF8.GetString(clear);
        }
        catch (Exception exception) when (exception is CryptographicException or FormatException)
        {
            return null;
        }
    }

    /// <summary>True for a text that only its key can tell.</summary>
    public static bool IsSealed(string stored) => stored.StartsWith(Mark, StringComparison.Ordinal);

    private static byte[] Associated(Guid bookingId, string field) => [.. bookingId.ToByteArray(), .. Encoding.UTF8.GetBytes(field)];
}
