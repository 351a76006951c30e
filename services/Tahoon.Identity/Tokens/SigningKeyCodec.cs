using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.IdentityModel.Tokens;
using Tahoon.Identity.Domain;

namespace Tahoon.Identity.Tokens;

/// <summary>Makes key pairs, and reads stored ones; a private key is in clear in this process's memory only.</summary>
internal sealed class SigningKeyCodec(IDataProtectionProvider protection)
{
    private readonly IDataProtector _protector = protection.CreateProtector("Tahoon.Identity.SigningKeys.v1");
    private readonly ConcurrentDictionary<string, ECDsaSecurityKey> _read = new(StringComparer.Ordinal);

    /// <summary>A new key pair. Never inside a transaction: the key ring is in the same database.</summary>
    public SigningKey Make(int generation, DateTime signsFrom, DateTime now)
    {
        using var pair = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return new SigningKey
        {
            Generation = generation,
            KeyId = Base64UrlEncoder.Encode(RandomNumberGenerator.GetBytes(12)),
            ProtectedPrivateKey = Convert.ToBase64String(_protector.Protect(pair.ExportPkcs8PrivateKey())),
            CreatedAt = now,
            SignsFrom = signsFrom,
        };
    }

    /// <summary>A stored key, decrypted once in this process.</summary>
    public ECDsaSecurityKey Read(SigningKey key) => _read.GetOrAdd(key.KeyId, _ =>
    {
        var pair = ECDsa.Create();
        pair.ImportPkcs8PrivateKey(_protector.Unprotect(Convert.FromBase64String(key.ProtectedPrivateKey)), out var _);
        return new ECDsaSecurityKey(pair) { KeyId = key.KeyId };
    });
}
