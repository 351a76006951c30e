using Microsoft.EntityFrameworkCore;
using Tahoon.Identity.Domain;

namespace Tahoon.Identity.Data;

internal static class ApplicationMapping
{
    public static void MapApplications(this ModelBuilder model, bool sqlite)
    {
        model.Entity<ClientApplication>(row =>
        {
            row.ToTable("Applications", table =>
            {
                table.HasLength(sqlite, nameof(ClientApplication.Name), 1, ClientApplication.LongestName);
                table.HasLength(sqlite, nameof(ClientApplication.Scopes), 1, ClientApplication.LongestScopes);
                table.HasCheckConstraint(
                    "CK_Applications_Signature", "\"RequireSignature\" = 0 OR \"ProtectedSigningSecret\" IS NOT NULL");
            });
            row.Property(application => application.Id).ValueGeneratedNever();
            row.Property(application => application.Name).HasMaxLength(ClientApplication.LongestName);
            row.Property(application => application.Scopes).HasMaxLength(ClientApplication.LongestScopes).IsUnicode(false);
            row.Property(application => application.ProtectedSigningSecret).HasMaxLength(2000).IsUnicode(false);
            row.Ignore(application => application.ScopeList);
            row.HasOne<Organisation>().WithMany()
                .HasForeignKey(application => application.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        });

        model.Entity<AccessKey>(row =>
        {
            row.ToTable("AccessKeys", table =>
            {
                table.HasCheckConstraint("CK_AccessKeys_Slot", $"\"Slot\" BETWEEN {AccessKey.FirstSlot} AND {AccessKey.LastSlot}");
                table.HasCheckConstraint(
                    "CK_AccessKeys_Hash", $"{(sqlite ? "length" : "DATALENGTH")}(\"Hash\") = {AccessKey.HashLength}");
            });
            row.Property(key => key.Id).ValueGeneratedNever();
            row.Property(key => key.Hash).HasMaxLength(AccessKey.HashLength).IsFixedLength();
            row.HasIndex(key => key.Hash).IsUnique();
            row.HasIndex(key => new { key.ApplicationId, key.Slot }).IsUnique().HasFilter("\"RevokedAt\" IS NULL");
            row.HasOne<ClientApplication>().WithMany()
                .HasForeignKey(key => key.ApplicationId).OnDelete(DeleteBehavior.Cascade);
        });
    }
}
