using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tahoon.Booking.Data;
using Tahoon.Messaging.Work;

namespace Tahoon.Booking.Meetings;

internal sealed class MeetingMapping : IEntityTypeConfiguration<Meeting>
{
    public void Configure(EntityTypeBuilder<Meeting> builder)
    {
        builder.ToTable("Meetings", table =>
        {
            table.HasCheckConstraint("CK_Meetings_Order", "\"Start\" < \"End\"");
            table.HasCheckConstraint("CK_Meetings_State", "\"State\" BETWEEN 1 AND 3");
            table.HasCheckConstraint("CK_Meetings_BookingVersion", "\"BookingVersion\" >= 1");
            table.HasCheckConstraint(
                "CK_Meetings_Ready", "\"Wanted\" = 0 OR \"State\" <> 2 OR (\"RoomId\" IS NOT NULL AND \"ProviderName\" IS NOT NULL)");
        });
        builder.MapWork();
        builder.Ignore(meeting => meeting.RoomState);
        builder.HasOne<BookingRow>().WithOne().HasForeignKey<Meeting>(meeting => meeting.Id).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(meeting => meeting.CustomRoomId).IsUnique();
        builder.HasIndex(meeting => meeting.RoomId).IsUnique().HasFilter("\"RoomId\" IS NOT NULL");
        builder.Property(meeting => meeting.CustomRoomId).HasMaxLength(64).IsUnicode(false);
        builder.Property(meeting => meeting.RoomId).HasMaxLength(Meeting.LongestRoomId).IsUnicode(false);
        builder.Property(meeting => meeting.ProviderName).HasMaxLength(Meeting.LongestProviderName);

        // a cancellation that commits while a try is being written down must not be written over
        builder.Property(meeting => meeting.BookingVersion).IsConcurrencyToken();
    }
}
