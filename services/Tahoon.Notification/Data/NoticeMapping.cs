using Microsoft.EntityFrameworkCore;
using Tahoon.Messaging.Work;

namespace Tahoon.Notification.Data;

internal static class NoticeMapping
{
    /// <summary>Adds the table <c>Notices</c>.</summary>
    public static void MapNotices(this ModelBuilder model) => model.Entity<Notice>(notice =>
    {
        notice.ToTable("Notices", table =>
        {
            table.HasCheckConstraint("CK_Notices_State", "\"State\" BETWEEN 1 AND 3");
            table.HasCheckConstraint("CK_Notices_Kind", "\"Kind\" BETWEEN 1 AND 2");
            table.HasCheckConstraint("CK_Notices_End", "\"End\" > \"Start\"");
            table.HasCheckConstraint("CK_Notices_MeetingId", "\"Kind\" <> 1 OR \"MeetingId\" IS NOT NULL");
        });
        notice.MapWork();
        notice.HasIndex(row => row.UserId);
        notice.HasIndex(row => row.BookingId);
        notice.HasIndex(row => row.Deadline);
        notice.Property(row => row.ProviderName).HasMaxLength(Notice.LongestProviderName);
        notice.Property(row => row.MeetingId).HasMaxLength(64).IsUnicode(false);
    });

    /// <summary>Adds the table <c>Pushes</c>.</summary>
    public static void MapPushes(this ModelBuilder model) => model.Entity<Push>(push =>
    {
        push.ToTable("Pushes", table =>
        {
            table.HasCheckConstraint("CK_Pushes_State", "\"State\" BETWEEN 1 AND 3");
            table.HasCheckConstraint(
                "CK_Pushes_Sent",
                "(\"PartnerName\" IS NULL AND \"SentAt\" IS NULL) OR (\"PartnerName\" IS NOT NULL AND \"SentAt\" IS NOT NULL AND \"State\" = 2)");
            table.HasCheckConstraint("CK_Pushes_UnansweredTries", "\"UnansweredTries\" >= 0");
        });
        push.MapWork();
        push.HasOne<Notice>().WithMany().HasForeignKey(row => row.NoticeId).OnDelete(DeleteBehavior.Cascade);
        push.HasIndex(row => new { row.NoticeId, row.DeviceId }).IsUnique();
        push.HasIndex(row => new { row.State, row.Deadline });
        push.Property(row => row.PartnerName).HasMaxLength(256);
    });
}
