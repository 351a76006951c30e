using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Tahoon.Testing.Security;

/// <summary>What services under test encrypt their key rings with.</summary>
public static class RingCertificate
{
    /// <summary>The setting that names it.</summary>
    public const string Setting = "Tahoon:DataProtection:Certificate";

    /// <summary>The one of every service under test, as base64 of a PFX; made once, as RSA keys take their time.</summary>
    public static string Shared { get; } = New();

    /// <summary>One more, as base64 of a PFX.</summary>
    public static string New()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=key-ring", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(100));
        return Convert.ToBase64String(certificate.Export(X509ContentType.Pfx));
    }
}
