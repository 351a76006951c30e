using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tahoon.Messaging.Work;

namespace Tahoon.Booking.Meetings;

/// <summary>Where a session's room stands.</summary>
internal enum RoomState
{
    /// <summary>Not there yet.</summary>
    Pending = 1,

    /// <summary>There, and active.</summary>
    Ready = 2,

    /// <summary>Deactivated, or never to be made.</summary>
    Closed = 3,
}

/// <summary>The room of a booking, and the work it takes to make or close it. Its id is the booking's.</summary>
internal sealed class Meeting : WorkRow
{
    public required Guid OrganisationId { get; init; }

    public required Guid UserId { get; init; }

    public required Guid ProviderId { get; init; }

    public required string ProviderName { get; init; }

    public required DateTime Start { get; set; }

    public required DateTime End { get; set; }

    /// <summary>True once the booking is cancelled: a room that was made is to be closed, one that was not is never made.</summary>
    public bool Cancelled { get; set; }

    public RoomState RoomState { get; set; } = RoomState.Pending;

    /// <summary>The partner's id of the room.</summary>
    public string? RoomId { get; set; }
}

internal sealed class MeetingMapping : IEntityTypeConfiguration<Meeting>
{
    public void Configure(EntityTypeBuilder<Meeting> builder)
    {
        builder.ToTable("Meetings", table =>
        {
            table.HasCheckConstraint("CK_Meetings_RoomState", "\"RoomState\" BETWEEN 1 AND 3");
            table.HasCheckConstraint("CK_Meetings_Ready", "\"RoomState\" <> 2 OR \"RoomId\" IS NOT NULL");
        });
        builder.MapWork();
        builder.Property(meeting => meeting.ProviderName).HasMaxLength(200);
        builder.Property(meeting => meeting.RoomId).HasMaxLength(64).IsUnicode(false);
    }
}
