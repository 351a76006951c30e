using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Tahoon.Identity.Data;
using Tahoon.ServiceDefaults.Data;

namespace Tahoon.Identity.Tokens;

/// <summary>The secrets that applications sign their requests with. They are needed in clear, so they are encrypted, not hashed.</summary>
internal sealed class SigningSecrets(IDataProtectionProvider protection, Database<IdentityDb> database)
{
    private readonly IDataProtector _protector = protection.CreateProtector("Tahoon.Identity.SigningSecrets.v1");

    /// <summary>For storing. Never inside a transaction: the key ring is in the same database.</summary>
    public string Protect(string secret) => _protector.Protect(secret);

    /// <summary>An application's valid secrets in clear, at most two; none where there is no such application.</summary>
    public async Task<IReadOnlyList<string>> ValidOfAsync(Guid application, CancellationToken cancellation)
    {
        var stored = await database.AsSystem.ReadAsync(
            (context, token) => context.SigningSecrets
                .Where(secret => secret.ApplicationId == application && secret.RevokedAt == null)
                .OrderBy(secret => secret.Slot)
                .Select(secret => secret.ProtectedText)
                .ToListAsync(token),
            cancellation);
        return [.. stored.Select(_protector.Unprotect)];
    }
}
