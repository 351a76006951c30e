using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tahoon.ServiceDefaults.Auditing;

namespace Tahoon.Booking.Data;

internal sealed class BookingMapping : IEntityTypeConfiguration<BookingRow>
{
    public void Configure(EntityTypeBuilder<BookingRow> builder)
    {
        builder.ToTable("Bookings", table =>
        {
            table.HasCheckConstraint("CK_Bookings_Order", "\"Start\" < \"End\"");
            table.HasCheckConstraint("CK_Bookings_Status", "\"Status\" BETWEEN 1 AND 4");
            table.HasCheckConstraint("CK_Bookings_Version", "\"Version\" >= 1");
            table.HasCheckConstraint("CK_Bookings_Price", "\"PriceMinor\" >= 0");
        });
        builder.HasKey(booking => booking.BookingId);
        builder.Property(booking => booking.BookingId).ValueGeneratedNever();
        builder.HasIndex(booking => booking.OrderId).IsUnique();
        builder.HasIndex(booking => booking.AllocationId).IsUnique();
        builder.HasIndex(booking => new { booking.OrganisationId, booking.Start, booking.Tie });
        builder.HasIndex(booking => new { booking.UserId, booking.Start, booking.Tie });
        builder.HasIndex(booking => new { booking.ProviderId, booking.Start, booking.Tie });
        builder.Property(booking => booking.ProviderName).HasMaxLength(200);
        builder.Property(booking => booking.Currency).HasMaxLength(3).IsUnicode(false);
    }
}

internal sealed class BookingEventMapping : IEntityTypeConfiguration<BookingEventRow>
{
    public void Configure(EntityTypeBuilder<BookingEventRow> builder)
    {
        builder.ToTable("BookingEvents", table =>
        {
            table.HasTrigger(AppendOnly.TriggerOf("BookingEvents"));
            table.HasCheckConstraint("CK_BookingEvents_Version", "\"Version\" >= 1");
        });
        builder.HasKey(happened => new { happened.BookingId, happened.Version });
        builder.HasOne<BookingRow>().WithMany().HasForeignKey(happened => happened.BookingId).OnDelete(DeleteBehavior.Restrict);
        builder.Property(happened => happened.TraceId).HasMaxLength(32).IsUnicode(false);
    }
}

internal sealed class DecisionMapping : IEntityTypeConfiguration<DecisionRow>
{
    public void Configure(EntityTypeBuilder<DecisionRow> builder)
    {
        builder.ToTable("Decisions", table => table.HasCheckConstraint(
            "CK_Decisions_Kind",
            "(\"Kind\" = 1 AND \"BookingId\" IS NOT NULL) OR (\"Kind\" = 2 AND \"BookingId\" IS NULL)"));
        builder.HasKey(decision => decision.AllocationId);
        builder.Property(decision => decision.AllocationId).ValueGeneratedNever();
        builder.HasOne<BookingRow>().WithMany().HasForeignKey(decision => decision.BookingId).OnDelete(DeleteBehavior.Restrict);
    }
}
