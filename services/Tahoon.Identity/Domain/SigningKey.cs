namespace Tahoon.Identity.Domain;

/// <summary>A key pair that signs tokens (ES256). The generations follow each other; each signs until the next one does.</summary>
internal sealed class SigningKey
{
    /// <summary>1, 2, 3 …: two replicas that make the next one at once make the same row, and one of them wins.</summary>
    public required int Generation { get; init; }

    /// <summary>The <c>kid</c> of its tokens.</summary>
    public required string KeyId { get; init; }

    /// <summary>PKCS#8, encrypted by data protection, base64.</summary>
    public required string ProtectedPrivateKey { get; init; }

    public required DateTime CreatedAt { get; init; }

    /// <summary>From when it signs; it is published from its creation on.</summary>
    public required DateTime SignsFrom { get; init; }
}
