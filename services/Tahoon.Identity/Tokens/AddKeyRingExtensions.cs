using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Tahoon.Identity.Data;

namespace Tahoon.Identity.Tokens;

/// <summary>
/// The key ring that signing keys and signing secrets are encrypted with. It is in the database, so that all replicas read what
/// any of them encrypted, and is itself encrypted by a certificate that is not: who has the database has no keys.
/// </summary>
internal static class AddKeyRingExtensions
{
    public static void AddKeyRing(this WebApplicationBuilder builder)
    {
        var certificates = RingCertificates.Read(builder.Configuration);
        if (certificates.Count == 0 && !builder.Environment.IsDevelopment())
            throw new InvalidOperationException($"{RingCertificates.Current} is not configured: the key ring would be in clear.");

        builder.Services.AddScoped(
            provider => provider.GetRequiredService<IDbContextFactory<IdentityDb>>().CreateDbContext());
        var protection = builder.Services.AddDataProtection()
            .SetApplicationName("tahoon-identity").PersistKeysToDbContext<IdentityDb>();
        if (certificates.Count == 0)
            return;

        protection.ProtectKeysWithCertificate(certificates[0]).UnprotectKeysWithAnyCertificate([.. certificates]);
    }
}
