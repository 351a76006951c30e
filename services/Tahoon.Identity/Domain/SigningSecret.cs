using System.Buffers.Text;
using System.Security.Cryptography;

namespace Tahoon.Identity.Domain;

/// <summary>
/// A secret that an application signs its requests with. It is shown once, when it is made, and kept encrypted, as it is needed
/// in clear to check a signature.
/// </summary>
internal sealed class SigningSecret
{
    public const int LongestProtected = 2000;

    public required Guid Id { get; init; }

    public required Guid ApplicationId { get; init; }

    /// <summary>1 or 2; of the valid secrets of an application no two have the same.</summary>
    public required int Slot { get; init; }

    /// <summary>The secret, encrypted by data protection.</summary>
    public required string ProtectedText { get; init; }

    public required DateTime CreatedAt { get; init; }

    public DateTime? RevokedAt { get; set; }

    /// <summary>A new secret's text: 256 random bits behind a prefix that secret scanners can look for.</summary>
    public static string NewText() => "ths_" + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    public static SigningSecret Of(Guid application, int slot, string protectedText, DateTime now) => new()
    {
        Id = Guid.CreateVersion7(),
        ApplicationId = application,
        Slot = slot,
        ProtectedText = protectedText,
        CreatedAt = now,
    };
}
