using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Tahoon.Catalogue.Data.Mapping;

internal sealed class ProviderMapping : IEntityTypeConfiguration<Provider>
{
    public const int NameLength = 120, BiographyLength = 2000, PhotoUrlLength = 500;

    private const int SearchLength = 1000;

    public void Configure(EntityTypeBuilder<Provider> builder)
    {
        builder.ToTable("Providers", table =>
        {
            table.HasCheckConstraint("CK_Providers_Gender", "\"Gender\" IN ('female', 'male')");
            table.HasCheckConstraint("CK_Providers_YearsOfExperience", "\"YearsOfExperience\" BETWEEN 0 AND 80");
            table.HasCheckConstraint("CK_Providers_Name", "\"Name_En\" <> '' AND \"Name_Ar\" <> ''");
            table.HasCheckConstraint("CK_Providers_SortName", "\"SortName_En\" <> '' AND \"SortName_Ar\" <> ''");
        });
        builder.HasKey(provider => provider.Id);
        builder.Property(provider => provider.Id).ValueGeneratedNever();
        builder.HasIndex(provider => new { provider.OrganisationId, provider.Number }).IsUnique();
        builder.HasIndex(provider => new { provider.OrganisationId, provider.Active });
        builder.ComplexProperty(provider => provider.Name, text => text.OfAtMost(NameLength));
        builder.ComplexProperty(provider => provider.SortName, text => text.OfAtMost(NameLength));
        builder.ComplexProperty(provider => provider.Biography, text => text.OfAtMost(BiographyLength));
        builder.Property(provider => provider.SearchText).HasMaxLength(SearchLength);
        builder.Property(provider => provider.Gender).HasMaxLength(10).IsUnicode(false);
        builder.Property(provider => provider.PhotoUrl).HasMaxLength(PhotoUrlLength);
        builder.Property(provider => provider.Version).HasDefaultValue(1);

        builder.HasMany(provider => provider.Languages).WithOne().HasForeignKey(spoken => spoken.ProviderId);
        builder.HasMany(provider => provider.Prices).WithOne().HasForeignKey(price => price.ProviderId);
        builder.HasMany(provider => provider.Specialities).WithMany().UsingEntity(
            "ProviderSpecialities",
            join => join.HasOne(typeof(Speciality)).WithMany().HasForeignKey("SpecialityId").OnDelete(DeleteBehavior.Restrict),
            join => join.HasOne(typeof(Provider)).WithMany().HasForeignKey("ProviderId"),
            join => join.HasKey("ProviderId", "SpecialityId"));
    }
}

internal sealed class ProviderLanguageMapping : IEntityTypeConfiguration<ProviderLanguage>
{
    public void Configure(EntityTypeBuilder<ProviderLanguage> builder)
    {
        builder.ToTable("ProviderLanguages", table =>
            table.HasCheckConstraint("CK_ProviderLanguages_Language", "\"Language\" LIKE '__'"));
        builder.HasKey(spoken => new { spoken.ProviderId, spoken.Language });
        builder.Property(spoken => spoken.Language).HasMaxLength(2).IsUnicode(false);
    }
}

internal sealed class ProviderPriceMapping : IEntityTypeConfiguration<ProviderPrice>
{
    public void Configure(EntityTypeBuilder<ProviderPrice> builder)
    {
        builder.ToTable("ProviderPrices", table =>
        {
            table.HasCheckConstraint("CK_ProviderPrices_DurationMinutes", "\"DurationMinutes\" BETWEEN 5 AND 480");
            table.HasCheckConstraint("CK_ProviderPrices_AmountMinor", "\"AmountMinor\" >= 0");
            table.HasCheckConstraint("CK_ProviderPrices_Currency", "\"Currency\" LIKE '___'");
        });
        builder.HasKey(price => new { price.ProviderId, price.DurationMinutes });
        builder.Property(price => price.Currency).HasMaxLength(3).IsUnicode(false);
    }
}

internal sealed class SpecialityMapping : IEntityTypeConfiguration<Speciality>
{
    public const int NameLength = 100;

    public void Configure(EntityTypeBuilder<Speciality> builder)
    {
        builder.ToTable("Specialities", table =>
            table.HasCheckConstraint("CK_Specialities_Name", "\"Name_En\" <> '' AND \"Name_Ar\" <> ''"));
        builder.HasKey(speciality => speciality.Id);
        builder.Property(speciality => speciality.Id).ValueGeneratedNever();
        builder.ComplexProperty(speciality => speciality.Name, text => text.OfAtMost(NameLength));
        builder.Property(speciality => speciality.FoldedEn).HasMaxLength(NameLength);
        builder.Property(speciality => speciality.FoldedAr).HasMaxLength(NameLength);
        builder.Property(speciality => speciality.Active).HasDefaultValue(true);
        builder.Property(speciality => speciality.Version).HasDefaultValue(1);
        builder.HasIndex(speciality => new { speciality.OrganisationId, speciality.FoldedEn }).IsUnique();
        builder.HasIndex(speciality => new { speciality.OrganisationId, speciality.FoldedAr }).IsUnique();
    }
}
