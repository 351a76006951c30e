using Microsoft.EntityFrameworkCore;
using Tahoon.Identity.Domain;

namespace Tahoon.Identity.Data;

internal static class OperatorMapping
{
    public static void MapOperators(this ModelBuilder model, bool sqlite) => model.Entity<Operator>(row =>
    {
        row.ToTable("Operators", table =>
        {
            table.HasLength(sqlite, nameof(Operator.Name), 1, Operator.LongestName);
            table.HasCheckConstraint(
                "CK_Operators_KeyHash", $"{(sqlite ? "length" : "DATALENGTH")}(\"KeyHash\") = {AccessKey.HashLength}");
        });
        row.Property(one => one.Id).ValueGeneratedNever();
        row.Property(one => one.Name).HasMaxLength(Operator.LongestName).IsUnicode(false).IsBinary(sqlite);
        row.Property(one => one.KeyHash).HasMaxLength(AccessKey.HashLength).IsFixedLength();
        row.HasIndex(one => one.KeyHash).IsUnique();
        row.HasIndex(one => one.Name).IsUnique().HasFilter("\"RevokedAt\" IS NULL");
    });
}
