using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Configuration;

namespace Tahoon.ServiceDefaults.Data;

/// <summary>
/// The certificates of the key ring, each with its RSA key: a file's path, PEM text, or a PFX in base64 as Key Vault gives it.
/// </summary>
internal static class RingCertificates
{
    /// <summary>The one that new entries of the ring are encrypted with.</summary>
    public const string Current = "Tahoon:DataProtection:Certificate";

    /// <summary>Those that were the current one and still read what they encrypted, under any names.</summary>
    private const string Older = "Tahoon:DataProtection:OlderCertificates";

    /// <summary>Of PFX files that have one; all have the same.</summary>
    private const string Password = "Tahoon:DataProtection:CertificatePassword";

    /// <summary>The current one first; none where none is configured.</summary>
    /// <exception cref="InvalidOperationException">One can't be read, or has no RSA key.</exception>
    public static IReadOnlyList<X509Certificate2> Read(IConfiguration configuration)
    {
        if (configuration[Current] is not { Length: > 0 } current)
            return [];

        var older = configuration.GetSection(Older).GetChildren().Select(one => (one.Path, one.Value));
        return [.. older.Where(one => one.Value is { Length: > 0 }).Prepend((Current, current))
            .Select(one => Read(one.Item1, one.Item2!, configuration[Password]))];
    }

    private static X509Certificate2 Read(string setting, string value, string? password)
    {
        try
        {
            var certificate = File.Exists(value) ? OfFile(value, password)
                : IsPem(value) ? X509Certificate2.CreateFromPem(value, value)
                : X509CertificateLoader.LoadPkcs12(Convert.FromBase64String(value), password);
            using var key = certificate.GetRSAPrivateKey();
            return key is null ? throw new InvalidOperationException($"The certificate of {setting} has no RSA key.") : certificate;
        }
        catch (Exception exception) when (exception is CryptographicException or FormatException or IOException)
        {
            // not the value: it is a secret
            throw new InvalidOperationException($"The certificate of {setting} can not be read.", exception);
        }
    }

    private static X509Certificate2 OfFile(string path, string? password)
    {
        var bytes = File.ReadAllBytes(path);
        var text = System.Text.Encoding.UTF8.GetString(bytes);
        return IsPem(text) ? X509Certificate2.CreateFromPem(text, text) : X509CertificateLoader.LoadPkcs12(bytes, password);
    }

    private static bool IsPem(string text) => text.Contains("-----BEGIN", StringComparison.Ordinal);
}
