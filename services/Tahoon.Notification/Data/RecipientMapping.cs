using Microsoft.EntityFrameworkCore;

namespace Tahoon.Notification.Data;

internal static class RecipientMapping
{
    /// <summary>Adds the tables <c>Recipients</c> and <c>Devices</c>.</summary>
    /// <param name="model">The model.</param>
    /// <param name="binary">The collation by which texts are equal only where their bytes are; null where that is so anyway.</param>
    public static void MapRecipients(this ModelBuilder model, string? binary)
    {
        model.Entity<Recipient>(recipient =>
        {
            recipient.ToTable("Recipients", table =>
                table.HasCheckConstraint("CK_Recipients_Version", "\"Version\" >= 0"));
            recipient.HasKey(row => row.UserId);
            recipient.Property(row => row.UserId).ValueGeneratedNever();
            recipient.Property(row => row.Language).HasMaxLength(16).IsUnicode(false);
            recipient.Property(row => row.TimeZone).HasMaxLength(64).IsUnicode(false);
        });

        model.Entity<UserDevice>(device =>
        {
            device.ToTable("Devices", table =>
            {
                table.HasCheckConstraint("CK_Devices_Platform", "\"Platform\" IN ('android', 'ios', 'web')");
                table.HasCheckConstraint("CK_Devices_Token", "LENGTH(\"Token\") BETWEEN 1 AND 512");
            });
            device.HasKey(row => row.Id);
            device.Property(row => row.Id).ValueGeneratedNever();
            device.HasOne<Recipient>().WithMany().HasForeignKey(row => row.UserId).OnDelete(DeleteBehavior.Cascade);
            device.HasIndex(row => new { row.UserId, row.Token }).IsUnique();
            device.Property(row => row.Platform).HasMaxLength(16).IsUnicode(false);
            var token = device.Property(row => row.Token).HasMaxLength(UserDevice.LongestToken).IsUnicode(false);
            if (binary is not null)
                token.UseCollation(binary);
        });
    }
}
