using Microsoft.EntityFrameworkCore;
using Tahoon.Identity.Domain;

namespace Tahoon.Identity.Data;

internal static class SigningKeyMapping
{
    public static void MapSigningKeys(this ModelBuilder model, bool sqlite) => model.Entity<SigningKey>(row =>
    {
        row.ToTable("SigningKeys", table =>
        {
            table.HasCheckConstraint("CK_SigningKeys_Generation", "\"Generation\" >= 1");
            table.HasCheckConstraint("CK_SigningKeys_SignsFrom", "\"SignsFrom\" >= \"CreatedAt\"");
            table.HasLength(sqlite, nameof(SigningKey.KeyId), 1, 64);
        });
        row.HasKey(key => key.Generation);
        row.Property(key => key.Generation).ValueGeneratedNever();
        row.HasIndex(key => key.KeyId).IsUnique();
        row.Property(key => key.KeyId).HasMaxLength(64).IsUnicode(false).IsBinary(sqlite);
        row.Property(key => key.ProtectedPrivateKey).HasMaxLength(4000).IsUnicode(false);
    });
}
