using Microsoft.EntityFrameworkCore;

namespace Tahoon.ServiceDefaults.Auditing;

/// <summary>Maps the access trail into a service's model.</summary>
public static class AccessMapping
{
    /// <summary>The table, and the trigger that its migration makes of <see cref="AppendOnly"/>.</summary>
    public const string Table = "AccessTrail";

    /// <summary>Adds the table <c>AccessTrail</c>.</summary>
    public static void MapAccessTrail(this ModelBuilder model) => model.Entity<AccessRow>(row =>
    {
        row.ToTable(Table, table =>
        {
            table.HasTrigger(AppendOnly.TriggerOf(Table));
            table.HasCheckConstraint("CK_AccessTrail_Action", "\"Action\" BETWEEN 1 AND 3");
            table.HasCheckConstraint("CK_AccessTrail_ByKind", "\"ByKind\" BETWEEN 1 AND 5");
        });
        row.HasKey(access => access.Id);
        row.Property(access => access.Id).ValueGeneratedNever();
        row.HasIndex(access => access.At);
        row.HasIndex(access => new { access.UserId, access.At });
        row.Property(access => access.What).HasMaxLength(32).IsUnicode(false);
        row.Property(access => access.TraceId).HasMaxLength(32).IsUnicode(false);
    });
}
