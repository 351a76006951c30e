using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Tahoon.ServiceDefaults.Data;

/// <summary>
/// The key ring of a service that encrypts what it stores. It is in the service's own database, so that every replica reads
/// what any of them encrypted, and is itself encrypted by a certificate that is not: who has the database has no keys.
/// </summary>
public static class KeyRing
{
    /// <summary>
    /// Data Protection with that ring. Never encrypt or decrypt inside a transaction: the ring may have to be read, or a key
    /// of it made, in the same database.
    /// </summary>
    /// <param name="builder">The host; outside Development it has <c>Tahoon:DataProtection:Certificate</c>.</param>
    /// <param name="applicationName">Tells rings apart; it can't be changed later.</param>
    /// <exception cref="InvalidOperationException">The certificate is missing or can't be read.</exception>
    public static IHostApplicationBuilder AddKeyRing<TContext>(this IHostApplicationBuilder builder, string applicationName)
        where TContext : DbContext, IDataProtectionKeyContext
    {
        var certificates = RingCertificates.Read(builder.Configuration);
        if (certificates.Count == 0 && !builder.Environment.IsDevelopment())
            throw new InvalidOperationException($"{RingCertificates.Current} is not configured: the key ring would be in clear.");

        builder.Services.AddScoped(provider => provider.GetRequiredService<IDbContextFactory<TContext>>().CreateDbContext());
        var protection = builder.Services.AddDataProtection()
            .SetApplicationName(applicationName).PersistKeysToDbContext<TContext>();
        if (certificates.Count > 0)
            protection.ProtectKeysWithCertificate(certificates[0]).UnprotectKeysWithAnyCertificate([.. certificates]);
        return builder;
    }
}
