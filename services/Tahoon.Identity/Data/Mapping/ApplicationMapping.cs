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
                    "CK_Applications_ValidSecrets",
                    $"\"ValidSecrets\" BETWEEN 0 AND {Slots.Last} AND (\"RequireSignature\" = 0 OR \"ValidSecrets\" > 0)");
                table.HasLength(sqlite, nameof(ClientApplication.AllowedOrigins), 0, Origins.LongestText);
            });
            row.Property(application => application.Id).ValueGeneratedNever();
            row.Property(application => application.Name).HasMaxLength(ClientApplication.LongestName);
            row.Property(application => application.Scopes).HasMaxLength(ClientApplication.LongestScopes).IsUnicode(false);
            row.Property(application => application.ValidSecrets).HasDefaultValue(0);
            row.Property(application => application.AllowedOrigins)
                .HasMaxLength(Origins.LongestText).IsUnicode(false).HasDefaultValue("");

            // where the one secret of an application was; unused, and there only for the replicas of the version before
            row.Property<string?>("ProtectedSigningSecret").HasMaxLength(SigningSecret.LongestProtected).IsUnicode(false);
            row.Ignore(application => application.ScopeList);
            row.Ignore(application => application.OriginList);
            row.HasOne<Organisation>().WithMany()
                .HasForeignKey(application => application.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        });

        model.Entity<AccessKey>(row =>
        {
            row.ToTable("AccessKeys", table =>
            {
                table.HasCheckConstraint("CK_AccessKeys_Slot", $"\"Slot\" BETWEEN {Slots.First} AND {Slots.Last}");
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

        model.Entity<SigningSecret>(row =>
        {
            row.ToTable("SigningSecrets", table =>
            {
                table.HasCheckConstraint("CK_SigningSecrets_Slot", $"\"Slot\" BETWEEN {Slots.First} AND {Slots.Last}");
                table.HasLength(sqlite, nameof(SigningSecret.ProtectedText), 1, SigningSecret.LongestProtected);
            });
            row.Property(secret => secret.Id).ValueGeneratedNever();
            row.Property(secret => secret.ProtectedText).HasMaxLength(SigningSecret.LongestProtected).IsUnicode(false);
            row.HasIndex(secret => new { secret.ApplicationId, secret.Slot }).IsUnique().HasFilter("\"RevokedAt\" IS NULL");
            row.HasOne<ClientApplication>().WithMany()
                .HasForeignKey(secret => secret.ApplicationId).OnDelete(DeleteBehavior.Cascade);
        });
    }
}
