using System.Buffers.Text;
using System.Security.Cryptography;

namespace Tahoon.Identity.Domain;

/// <summary>
/// Somebody who runs Tahoon and may use <c>/internal/ops</c>. As of an access key, only the key's SHA-256 is kept. A name has one
/// valid key at a time; who lost it is registered again once it is revoked, and the old row tells that it was.
/// </summary>
internal sealed class Operator
{
    public const int LongestName = 64;

    public required Guid Id { get; init; }

    /// <summary>The subject of its tokens.</summary>
    public required string Name { get; init; }

    /// <summary>SHA-256 of the key.</summary>
    public required byte[] KeyHash { get; init; }

    public required DateTime CreatedAt { get; init; }

    public DateTime? RevokedAt { get; set; }

    /// <summary>A new key's text: 256 random bits behind a prefix that secret scanners can look for.</summary>
    public static string NewKey() => "tho_" + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    public static Operator Of(string name, string key, DateTime now) => new()
    {
        Id = Guid.CreateVersion7(),
        Name = name,
        KeyHash = AccessKey.HashOf(key),
        CreatedAt = now,
    };

    /// <summary>True for names that tell people apart and can stand in a log: letters, digits, dots, hyphens, underscores.</summary>
    public static bool IsName(string name) =>
        name.Length is > 0 and <= LongestName && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_');

    /// <summary>True where a text is this one's key; takes as long whatever the text is.</summary>
    public bool Has(string key) =>
        RevokedAt is null && CryptographicOperations.FixedTimeEquals(AccessKey.HashOf(key), KeyHash);
}
