using Microsoft.EntityFrameworkCore;
using Tahoon.Identity.Domain;

namespace Tahoon.Identity.Data;

internal static class OrganisationMapping
{
    public static void MapOrganisations(this ModelBuilder model, bool sqlite) => model.Entity<Organisation>(row =>
    {
        row.ToTable("Organisations", table =>
        {
            table.HasLength(sqlite, nameof(Organisation.Name), 1, Organisation.LongestName);
            table.HasOneOf(nameof(Organisation.DefaultLanguage), UserRules.Languages);
        });
        row.Property(organisation => organisation.Id).ValueGeneratedNever();
        row.Property(organisation => organisation.Name).HasMaxLength(Organisation.LongestName);
        row.Property(organisation => organisation.DefaultLanguage).HasMaxLength(2).IsUnicode(false).IsFixedLength();
    });
}
