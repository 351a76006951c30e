using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Tahoon.Identity.Domain;
using Tahoon.Messaging.Outbox;
using Tahoon.ServiceDefaults.Auditing;
using Tahoon.ServiceDefaults.Data;
using Tahoon.ServiceDefaults.Idempotency;

namespace Tahoon.Identity.Data;

/// <summary>Identity's model; a derived context for each engine has the migrations.</summary>
internal abstract class IdentityDb(DbContextOptions options) : OwnedDbContext(options), IDataProtectionKeyContext
{
    public DbSet<Organisation> Organisations => Set<Organisation>();

    public DbSet<ClientApplication> Applications => Set<ClientApplication>();

    public DbSet<AccessKey> AccessKeys => Set<AccessKey>();

    public DbSet<SigningSecret> SigningSecrets => Set<SigningSecret>();

    public DbSet<Operator> Operators => Set<Operator>();

    public DbSet<User> Users => Set<User>();

    public DbSet<ErasedUser> ErasedUsers => Set<ErasedUser>();

    public DbSet<SigningKey> SigningKeys => Set<SigningKey>();

    /// <summary>The key ring that signing keys and signing secrets are encrypted with.</summary>
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    private static readonly Ownership Rows = new Ownership()
        .Of<Organisation>(row => row.Id)
        .Of<ClientApplication>(row => row.OrganisationId)
        .Part<AccessKey, ClientApplication>(row => row.ApplicationId)
        .Part<SigningSecret, ClientApplication>(row => row.ApplicationId)
        .Of<User>(row => row.OrganisationId, user: row => row.Id)
        .Of<ErasedUser>(row => row.OrganisationId, user: row => row.Id)
        .Of<AccessRow>(row => row.OrganisationId, user: row => row.UserId);

    protected override Ownership Owners => Rows;

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.UseTahoonConventions();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        var sqlite = Database.IsSqlite();
        modelBuilder.MapOrganisations(sqlite);
        modelBuilder.MapApplications(sqlite);
        modelBuilder.MapOperators(sqlite);
        modelBuilder.MapUsers(sqlite);
        modelBuilder.MapErasedUsers();
        modelBuilder.MapSigningKeys(sqlite);
        modelBuilder.MapAccessTrail();
        modelBuilder.MapOutbox();
        modelBuilder.MapClaims();
        DatabaseClock.Map(modelBuilder, sqlite);
        base.OnModelCreating(modelBuilder);
    }
}
