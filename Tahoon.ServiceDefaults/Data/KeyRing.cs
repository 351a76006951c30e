using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Tahoon.ServiceDefaults.Data;

/// <summary>The key ring of a service that encrypts what it stores.</summary>
public static class KeyRing
{
    /// <summary>
    /// Data Protection with its ring in the service's own database, so that every replica reads what any of them encrypted.
    /// Never encrypt or decrypt inside a transaction: the ring may have to be read, or a key of it made, in the same database.
    /// </summary>
    /// <param name="services">The service's services.</param>
    /// <param name="applicationName">Tells rings apart; it can't be changed later.</param>
    public static IDataProtectionBuilder AddKeyRing<TContext>(this IServiceCollection services, string applicationName)
        where TContext : DbContext, IDataProtectionKeyContext
    {
        services.AddScoped(provider => provider.GetRequiredService<IDbContextFactory<TContext>>().CreateDbContext());
        return services.AddDataProtection().SetApplicationName(applicationName).PersistKeysToDbContext<TContext>();
    }
}
