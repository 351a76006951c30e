using Microsoft.EntityFrameworkCore;
using Tahoon.ServiceDefaults.Data;
using Tahoon.ServiceDefaults.Idempotency;

namespace Tahoon.Catalogue.Data;

/// <summary>Catalogue's own database.</summary>
internal class CatalogueDb(DbContextOptions options) : OwnedDbContext(options)
{
    public DbSet<Provider> Providers => Set<Provider>();

    public DbSet<ProviderPrice> Prices => Set<ProviderPrice>();

    public DbSet<Speciality> Specialities => Set<Speciality>();

    public DbSet<Question> Questions => Set<Question>();

    public DbSet<OrganisationSettings> Settings => Set<OrganisationSettings>();

    public DbSet<DirectoryMark> DirectoryMarks => Set<DirectoryMark>();

    public DbSet<CatalogueChange> Changes => Set<CatalogueChange>();

    /// <summary>All of it is open to everybody of the organisation, but who changed what.</summary>
    private static readonly Ownership Rows = new Ownership()
        .OpenWithin<Provider>(row => row.OrganisationId)
        .Part<ProviderPrice, Provider>(row => row.ProviderId)
        .Part<ProviderLanguage, Provider>(row => row.ProviderId)
        .OpenWithin<Speciality>(row => row.OrganisationId)
        .OpenWithin<Question>(row => row.OrganisationId)
        .Part<QuestionOption, Question>(row => row.QuestionId)
        .OpenWithin<OrganisationSettings>(row => row.OrganisationId)
        .OpenWithin<DirectoryMark>(row => row.OrganisationId)
        .Of<CatalogueChange>(row => row.OrganisationId);

    protected override Ownership Owners => Rows;

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        await DirectoryMarking.RaiseAsync(this, cancellationToken);
        return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    public override int SaveChanges(bool acceptAllChangesOnSuccess) =>
        throw new NotSupportedException("The catalogue is saved by SaveChangesAsync, which tells copies of it to be old.");

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.UseTahoonConventions();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(CatalogueDb).Assembly);
        modelBuilder.MapClaims();
        DatabaseClock.Map(modelBuilder, Database.IsSqlite());

        // what is sorted, paged and told apart by must be so alike in both engines: by code point, as SQLite does
        if (!Database.IsSqlite())
        {
            modelBuilder.Entity<Provider>().ComplexProperty(provider => provider.SortName, name =>
            {
                name.Property(text => text.En).UseCollation(BinaryCollation);
                name.Property(text => text.Ar).UseCollation(BinaryCollation);
            });
            modelBuilder.Entity<Speciality>().Property(speciality => speciality.FoldedEn).UseCollation(BinaryCollation);
            modelBuilder.Entity<Speciality>().Property(speciality => speciality.FoldedAr).UseCollation(BinaryCollation);
        }

        base.OnModelCreating(modelBuilder);
    }

    private const string BinaryCollation = "Latin1_General_100_BIN2_UTF8";
}
