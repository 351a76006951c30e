using Microsoft.EntityFrameworkCore;
using Tahoon.Identity.Domain;

namespace Tahoon.Identity.Data;

internal static class UserMapping
{
    public static void MapUsers(this ModelBuilder model, bool sqlite) => model.Entity<User>(row =>
    {
        row.ToTable("Users", table =>
        {
            table.HasLength(sqlite, nameof(User.Name), 1, UserRules.LongestName);
            table.HasLength(sqlite, nameof(User.Email), 3, UserRules.LongestEmail);
            table.HasLength(sqlite, nameof(User.NormalisedEmail), 3, UserRules.LongestEmail);
            table.HasLength(sqlite, nameof(User.Phone), 6, UserRules.LongestPhone);
            table.HasLength(sqlite, nameof(User.TimeZone), 1, UserRules.LongestTimeZone);
            table.HasLength(sqlite, nameof(User.ExternalReference), 1, UserRules.LongestReference);
            table.HasOneOf(nameof(User.Language), UserRules.Languages);
            table.HasCheckConstraint("CK_Users_Version", "\"Version\" >= 1");
        });
        row.Property(user => user.Id).ValueGeneratedNever();
        row.Property(user => user.Name).HasMaxLength(UserRules.LongestName);
        row.Property(user => user.Email).HasMaxLength(UserRules.LongestEmail);
        row.Property(user => user.NormalisedEmail).HasMaxLength(UserRules.LongestEmail).IsBinary(sqlite);
        row.Property(user => user.Phone).HasMaxLength(UserRules.LongestPhone).IsUnicode(false);
        row.Property(user => user.TimeZone).HasMaxLength(UserRules.LongestTimeZone).IsUnicode(false);
        row.Property(user => user.Language).HasMaxLength(2).IsUnicode(false).IsFixedLength();
        row.Property(user => user.ExternalReference).HasMaxLength(UserRules.LongestReference).IsBinaryWhereGiven(sqlite);
        row.Property(user => user.DevicesHash).HasMaxLength(64).IsUnicode(false);
        row.Property(user => user.Version).IsConcurrencyToken();
        row.HasIndex(user => new { user.OrganisationId, user.NormalisedEmail }).IsUnique();
        row.HasIndex(user => new { user.OrganisationId, user.ExternalReference })
            .IsUnique().HasFilter("\"ExternalReference\" IS NOT NULL");
        row.HasOne<Organisation>().WithMany()
            .HasForeignKey(user => user.OrganisationId).OnDelete(DeleteBehavior.Restrict);
    });
}
