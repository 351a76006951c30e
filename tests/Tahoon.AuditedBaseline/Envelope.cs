using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Tahoon.AuditedBaseline;

/// <summary>A session that somebody wants.</summary>
internal sealed record Wish(Guid UserId, Guid ProviderId, DateTime Start, int Minutes);

/// <summary>A request as the audited API took it: encrypted, with a hash over what it says.</summary>
internal sealed record Envelope(string Payload, string Hash)
{
    private static readonly byte[] Key = SHA256.HashData("the key that both ends of the measurement have"u8);

    public static Envelope Of(Wish wish)
    {
        var text = JsonSerializer.Serialize(wish, JsonSerializerOptions.Web);
        using var aes = Aes.Create();
        aes.Key = Key;
        var sealedText = aes.EncryptCbc(Encoding.UTF8.GetBytes(text), aes.IV);
        return new Envelope(Convert.ToBase64String([.. aes.IV, .. sealedText]), HashOf(text));
    }

    /// <exception cref="CryptographicException">It was changed on the way.</exception>
    public Wish Open()
    {
        var bytes = Convert.FromBase64String(Payload);
        using var aes = Aes.Create();
        aes.Key = Key;
        var text = Encoding.UTF8.GetString(aes.DecryptCbc(bytes.AsSpan(16), bytes.AsSpan(0, 16)));
        if (HashOf(text) != Hash)
            throw new CryptographicException("The hash is another.");
        return JsonSerializer.Deserialize<Wish>(text, JsonSerializerOptions.Web)!;
    }

    private static string HashOf(string text) => Convert.ToHexString(HMACSHA256.HashData(Key, Encoding.UTF8.GetBytes(text)));
}
