using Microsoft.EntityFrameworkCore;

namespace Tahoon.Scheduling.Data.Mapping;

/// <summary>Tables of when organisations are closed.</summary>
internal static class HolidayMapping
{
    public const int TitleLength = 100;

    public static void Map(ModelBuilder model, bool sqlite)
    {
        model.Entity<HolidayList>(list =>
        {
            list.HasKey(row => row.OrganisationId);
            list.Property(row => row.OrganisationId).ValueGeneratedNever();
            list.ToTable("HolidayLists", table => table.HasCheckConstraint("CK_HolidayLists_Version", "Version >= 1"));
        });

        model.Entity<HolidayDate>(date =>
        {
            date.HasKey(row => new { row.OrganisationId, row.Date });
            date.Property(row => row.Title).HasMaxLength(TitleLength);
            date.HasOne<HolidayList>().WithMany().HasForeignKey(row => row.OrganisationId).OnDelete(DeleteBehavior.Cascade);
            date.ToTable("Holidays", table =>
            {
                table.HasCheckConstraint("CK_Holidays_EveryYear", "EveryYear IN (0, 1)");
                table.HasCheckConstraint("CK_Holidays_Title", sqlite
                    ? $"length(trim(Title)) BETWEEN 1 AND {TitleLength}" : "LEN(TRIM(Title)) >= 1");
            });
        });
    }
}
