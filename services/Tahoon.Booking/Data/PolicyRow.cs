using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tahoon.Booking.Domain;
using Tahoon.ServiceDefaults.Auditing;
using Tahoon.ServiceDefaults.Security;

namespace Tahoon.Booking.Data;

/// <summary>What an organisation settled, appended: the newest version is in force. Two writers of one version: one of them fails on the key.</summary>
internal sealed class PolicyRow
{
    public required Guid OrganisationId { get; init; }

    public required int Version { get; init; }

    public int? CancellationCutoffMinutes { get; init; }

    public int? RescheduleCutoffMinutes { get; init; }

    public int? LateCancelRefundPercent { get; init; }

    public required DateTime At { get; init; }

    public required CallerKind ByKind { get; init; }

    /// <summary>The application that settled it.</summary>
    public required Guid BySubject { get; init; }

    public Policy ToPolicy() => new(Version, CancellationCutoffMinutes, RescheduleCutoffMinutes, LateCancelRefundPercent);
}

internal sealed class PolicyMapping : IEntityTypeConfiguration<PolicyRow>
{
    public const string Table = "Policies";

    public const int MostCutoffMinutes = 7 * 24 * 60;

    public void Configure(EntityTypeBuilder<PolicyRow> builder)
    {
        builder.ToTable(Table, table =>
        {
            table.HasTrigger(AppendOnly.TriggerOf(Table));
            table.HasCheckConstraint("CK_Policies_Version", "\"Version\" >= 1");
            table.HasCheckConstraint("CK_Policies_Cancellation", $"\"CancellationCutoffMinutes\" BETWEEN 0 AND {MostCutoffMinutes}");
            table.HasCheckConstraint("CK_Policies_Reschedule", $"\"RescheduleCutoffMinutes\" BETWEEN 0 AND {MostCutoffMinutes}");
            table.HasCheckConstraint("CK_Policies_Refund", "\"LateCancelRefundPercent\" BETWEEN 0 AND 100");
        });
        builder.HasKey(policy => new { policy.OrganisationId, policy.Version });
    }
}

/// <summary>Reads what is in force.</summary>
internal static class PoliciesInForce
{
    /// <summary>The organisation's policy, as this transaction sees it.</summary>
    public static async Task<Policy> PolicyAsync(this BookingDb context, Guid organisation, CancellationToken cancellation)
    {
        var row = await context.Policies.AsNoTracking()
            .Where(policy => policy.OrganisationId == organisation)
            .OrderByDescending(policy => policy.Version)
            .FirstOrDefaultAsync(cancellation);
        return row?.ToPolicy() ?? Policy.Unsettled;
    }
}
