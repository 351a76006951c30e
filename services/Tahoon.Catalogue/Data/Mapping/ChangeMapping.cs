using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tahoon.ServiceDefaults.Auditing;

namespace Tahoon.Catalogue.Data.Mapping;

internal sealed class CatalogueChangeMapping : IEntityTypeConfiguration<CatalogueChange>
{
    /// <summary>The table, and the trigger that its migration makes of <see cref="AppendOnly"/>.</summary>
    public const string Table = "CatalogueChanges";

    public void Configure(EntityTypeBuilder<CatalogueChange> builder)
    {
        builder.ToTable(Table, table =>
        {
            table.HasTrigger(AppendOnly.TriggerOf(Table));
            table.HasCheckConstraint("CK_CatalogueChanges_Version", "\"Version\" >= 1");
            table.HasCheckConstraint("CK_CatalogueChanges_What", "\"What\" IN ('provider', 'speciality')");
            table.HasCheckConstraint("CK_CatalogueChanges_ByKind", "\"ByKind\" BETWEEN 1 AND 5");
        });
        builder.HasKey(change => new { change.EntryId, change.Version });
        builder.HasIndex(change => new { change.OrganisationId, change.At });
        builder.Property(change => change.What).HasMaxLength(10).IsUnicode(false);
        builder.Property(change => change.TraceId).HasMaxLength(32).IsUnicode(false);
    }
}
