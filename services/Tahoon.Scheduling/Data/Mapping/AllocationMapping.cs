using Microsoft.EntityFrameworkCore;

namespace Tahoon.Scheduling.Data.Mapping;

/// <summary>Tables of what is taken.</summary>
internal static class AllocationMapping
{
    // a literal, as a partial index serves only the queries that say the same
    private const string Live = "State <> 4", Held = "State = 1";

    public static void Map(ModelBuilder model, bool sqlite)
    {
        model.Entity<Allocation>(allocation =>
        {
            allocation.Property(row => row.Id).ValueGeneratedNever();
            allocation.Property(row => row.ChangedAt)
                .HasDefaultValueSql(sqlite ? "strftime('%Y-%m-%d %H:%M:%f', 'now')" : "SYSUTCDATETIME()");
            allocation.HasIndex(row => new { row.ProviderId, row.FirstCell }).HasFilter(Live);
            allocation.HasIndex(row => row.Owner).HasFilter(Live);
            allocation.HasIndex(row => new { row.State, row.ChangedAt });
            allocation.HasIndex(row => row.UserId).HasFilter(Held);
            allocation.HasIndex(row => row.ApplicationId).HasFilter(Held);
            allocation.HasIndex(row => row.HoldId).IsUnique().HasFilter("HoldId IS NOT NULL");
            allocation.HasOne<ProviderLock>().WithMany().HasForeignKey(row => row.ProviderId).OnDelete(DeleteBehavior.Restrict);
            allocation.ToTable("Allocations", table =>
            {
                table.HasCheckConstraint("CK_Allocations_State", "State BETWEEN 1 AND 4");
                table.HasCheckConstraint("CK_Allocations_Version", "Version >= 1");
                table.HasCheckConstraint(
                    "CK_Allocations_Known",
                    "State = 4 OR (Owner IS NOT NULL AND ProviderId IS NOT NULL AND StartsAt IS NOT NULL"
                    + " AND EndsAt IS NOT NULL AND FirstCell IS NOT NULL AND EndCell IS NOT NULL)");
                table.HasCheckConstraint("CK_Allocations_Span", "EndsAt > StartsAt");
                table.HasCheckConstraint("CK_Allocations_Cells", "EndCell > FirstCell AND EndCell - FirstCell <= 288");
                table.HasCheckConstraint("CK_Allocations_Hold", "State <> 1 OR ExpiresAt IS NOT NULL");
                table.HasCheckConstraint(
                    "CK_Allocations_Holder", "State <> 1 OR (ApplicationId IS NOT NULL AND UserId IS NOT NULL)");
            });
        });

        model.Entity<HolderLock>(turn =>
        {
            turn.HasKey(row => row.HolderId);
            turn.Property(row => row.HolderId).ValueGeneratedNever();
            turn.Property(row => row.TakenAt)
                .HasDefaultValueSql(sqlite ? "strftime('%Y-%m-%d %H:%M:%f', 'now')" : "SYSUTCDATETIME()");
            turn.ToTable("HolderLocks");
        });

        model.Entity<Cell>(cell =>
        {
            cell.HasKey(row => new { row.ProviderId, row.Number });
            cell.HasIndex(row => row.AllocationId);
            cell.HasOne<Allocation>().WithMany().HasForeignKey(row => row.AllocationId).OnDelete(DeleteBehavior.Restrict);
            cell.ToTable("Cells", table => table.HasCheckConstraint("CK_Cells_Number", "Number >= 0"));
        });
    }
}
