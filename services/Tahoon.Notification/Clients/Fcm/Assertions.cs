using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Tahoon.Notification.Clients.Fcm;

/// <summary>Says, signed with the service account's key, who asks for an access token and what for.</summary>
internal sealed class Assertions : IDisposable
{
    private const string Scope = "https://www.googleapis.com/auth/firebase.messaging";
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(60);

    private readonly JsonWebTokenHandler _handler = new() { SetDefaultTimesOnTokenCreation = false };
    private readonly RSA _key = RSA.Create();
    private readonly FcmOptions _options;

    public Assertions(IOptions<FcmOptions> options)
    {
        _options = options.Value;
        _key.ImportFromPem(_options.PrivateKey.Replace("\\n", "\n", StringComparison.Ordinal));
    }

    public string Make(DateTimeOffset now) => _handler.CreateToken(new SecurityTokenDescriptor
    {
        Issuer = _options.ClientEmail,
        Audience = _options.TokenUrl!.AbsoluteUri,
        IssuedAt = now.UtcDateTime,
        Expires = (now + Lifetime).UtcDateTime,
        Claims = new Dictionary<string, object> { ["scope"] = Scope },
        SigningCredentials = new SigningCredentials(new RsaSecurityKey(_key), SecurityAlgorithms.RsaSha256)
        {
            // The library's cache outlives this object and would go on signing with a key that has been disposed of.
            CryptoProviderFactory = new CryptoProviderFactory { CacheSignatureProviders = false },
        },
    });

    public void Dispose() => _key.Dispose();
}
