using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Tahoon.Identity.Domain;

/// <summary>
/// A key that an application gets tokens with. Its text is shown once, when it is made; only its SHA-256 is kept, which is
/// enough as the text has 256 random bits. An application has at most two that are valid, so that one can replace the other.
/// </summary>
internal sealed class AccessKey
{
    public const int HashLength = 32, LongestText = 200;

    public required Guid Id { get; init; }

    public required Guid ApplicationId { get; init; }

    /// <summary>SHA-256 of the text.</summary>
    public required byte[] Hash { get; init; }

    /// <summary>1 or 2; of the valid keys of an application no two have the same.</summary>
    public required int Slot { get; init; }

    public required DateTime CreatedAt { get; init; }

    public DateTime? RevokedAt { get; set; }

    /// <summary>A key of a text that was just made.</summary>
    public static AccessKey Of(Guid application, int slot, string text, DateTime now) => new()
    {
        Id = Guid.CreateVersion7(),
        ApplicationId = application,
        Hash = HashOf(text),
        Slot = slot,
        CreatedAt = now,
    };

    /// <summary>A new key's text: 256 random bits behind a prefix that secret scanners can look for.</summary>
    public static string NewText() => "thk_" + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    public static byte[] HashOf(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));

    /// <summary>True where a text is this key's; takes as long whatever the text is.</summary>
    public bool Is(string text) => RevokedAt is null && CryptographicOperations.FixedTimeEquals(HashOf(text), Hash);
}
