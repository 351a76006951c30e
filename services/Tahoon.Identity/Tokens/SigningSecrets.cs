using Microsoft.AspNetCore.DataProtection;

namespace Tahoon.Identity.Tokens;

/// <summary>The secrets that applications sign their requests with. They are needed in clear, so they are encrypted, not hashed.</summary>
internal sealed class SigningSecrets(IDataProtectionProvider protection)
{
    private readonly IDataProtector _protector = protection.CreateProtector("Tahoon.Identity.SigningSecrets.v1");

    /// <summary>For storing. Never inside a transaction: the key ring is in the same database.</summary>
    public string Protect(string secret) => _protector.Protect(secret);

    /// <summary>The secret in clear.</summary>
    public string Read(string stored) => _protector.Unprotect(stored);
}
