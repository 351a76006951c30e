using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Tahoon.Scheduling.Data.Mapping;

/// <summary>Tables of what providers offer.</summary>
internal static class ScheduleMapping
{
    public static void Map(ModelBuilder model, bool sqlite)
    {
        model.Entity<Schedule>(schedule =>
        {
            schedule.HasKey(row => row.ProviderId);
            schedule.Property(row => row.ProviderId).ValueGeneratedNever();
            var zone = schedule.Property(row => row.TimeZone).HasMaxLength(64);
            if (!sqlite)
                zone.UseCollation("Latin1_General_100_BIN2_UTF8");

            schedule.HasIndex(row => row.OrganisationId);
            schedule.ToTable("Schedules", table =>
            {
                table.HasCheckConstraint("CK_Schedules_TimeZone", sqlite
                    ? "length(TimeZone) BETWEEN 1 AND 64" : "LEN(TimeZone) BETWEEN 1 AND 64");
                table.HasCheckConstraint("CK_Schedules_Version", "Version >= 1");
                table.HasCheckConstraint("CK_Schedules_Slot", "SlotMinutes BETWEEN 5 AND 480 AND SlotMinutes % 5 = 0");
                table.HasCheckConstraint("CK_Schedules_Buffers",
                    "BufferBeforeMinutes BETWEEN 0 AND 120 AND BufferAfterMinutes BETWEEN 0 AND 120");
                table.HasCheckConstraint("CK_Schedules_Notice", "NoticeMinutes BETWEEN 0 AND 43200");
                table.HasCheckConstraint("CK_Schedules_Horizon", "HorizonDays BETWEEN 1 AND 730");
                table.HasCheckConstraint("CK_Schedules_MaxPerDay", "MaxPerDay BETWEEN 1 AND 288");
            });
        });

        model.Entity<ProviderLock>(turn =>
        {
            turn.HasKey(row => row.ProviderId);
            turn.Property(row => row.ProviderId).ValueGeneratedNever();
            turn.HasOne<Schedule>().WithOne().HasForeignKey<ProviderLock>(row => row.ProviderId);
            turn.ToTable("ProviderLocks");
        });

        model.Entity<SessionLength>(length =>
        {
            length.HasKey(row => new { row.ProviderId, row.Minutes });
            Belongs(length);
            length.ToTable("SessionLengths", table =>
                table.HasCheckConstraint("CK_SessionLengths_Minutes", "Minutes BETWEEN 5 AND 480 AND Minutes % 5 = 0"));
        });

        model.Entity<WeekHours>(hours =>
        {
            hours.Property(row => row.Id).ValueGeneratedNever();
            Belongs(hours);
            hours.HasIndex(row => row.ProviderId);
            hours.ToTable("WeekHours", table =>
            {
                table.HasCheckConstraint("CK_WeekHours_Day", "Day BETWEEN 1 AND 7");
                table.HasCheckConstraint("CK_WeekHours_Hours", Hours);
                table.HasCheckConstraint("CK_WeekHours_Valid", "ValidTo >= ValidFrom");
            });
        });

        model.Entity<DateHours>(hours =>
        {
            hours.Property(row => row.Id).ValueGeneratedNever();
            Belongs(hours);
            hours.HasIndex(row => new { row.ProviderId, row.Date, row.Opens }).IsUnique().HasFilter("Opens IS NOT NULL");
            hours.HasIndex(row => row.ProviderId);
            hours.ToTable("DateHours", table => table.HasCheckConstraint(
                "CK_DateHours_Hours", $"(Opens IS NULL AND Closes IS NULL) OR (Closes IS NOT NULL AND {Hours})"));
        });

        model.Entity<TimeOff>(off =>
        {
            off.Property(row => row.Id).ValueGeneratedNever();
            Belongs(off);
            off.HasIndex(row => new { row.ProviderId, row.EndsAt });
            off.ToTable("TimeOff", table => table.HasCheckConstraint("CK_TimeOff_Span", "EndsAt > StartsAt"));
        });
    }

    private const string Hours =
        "Opens BETWEEN 0 AND 1439 AND Opens % 5 = 0 AND Closes % 5 = 0 AND Closes > Opens AND Closes <= Opens + 1440";

    private static void Belongs<T>(EntityTypeBuilder<T> rows)
        where T : class => rows.HasOne<Schedule>().WithMany().HasForeignKey("ProviderId").OnDelete(DeleteBehavior.Cascade);
}
