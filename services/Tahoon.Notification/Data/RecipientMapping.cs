using Microsoft.EntityFrameworkCore;

namespace Tahoon.Notification.Data;

internal static class RecipientMapping
{
    /// <summary>Tokens are equal only where their bytes are; SQLite compares so anyway.</summary>
    private const string Binary = "Latin1_General_100_BIN2_UTF8";

    /// <summary>Adds the tables <c>Recipients</c> and <c>Devices</c>.</summary>
    public static void MapRecipients(this ModelBuilder model, bool sqlite)
    {
        var length = sqlite ? "LENGTH" : "LEN";
        model.Entity<Recipient>(recipient =>
        {
            recipient.ToTable("Recipients", table =>
            {
                table.HasCheckConstraint("CK_Recipients_Version", "\"Version\" >= 0");
                table.HasCheckConstraint("CK_Recipients_Language", $"{length}(\"Language\") BETWEEN 2 AND 16");
                table.HasCheckConstraint(
                    "CK_Recipients_Erased",
                    $"\"ErasedAt\" IS NULL OR (\"Version\" = {int.MaxValue} AND \"Language\" = '{Recipient.NoLanguage}' AND \"TimeZone\" = '{Recipient.NoZone}')");
                table.HasCheckConstraint("CK_Recipients_TimeZone", $"{length}(\"TimeZone\") BETWEEN 1 AND 64");
            });
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
                table.HasCheckConstraint("CK_Devices_Token", $"{length}(\"Token\") BETWEEN 1 AND {UserDevice.LongestToken}");
            });
            device.HasKey(row => row.Id);
            device.Property(row => row.Id).ValueGeneratedNever();
            device.HasOne<Recipient>().WithMany().HasForeignKey(row => row.UserId).OnDelete(DeleteBehavior.Cascade);
            device.HasIndex(row => row.Token).IsUnique();
            device.HasIndex(row => row.UserId);
            device.Property(row => row.Platform).HasMaxLength(16).IsUnicode(false);
            var token = device.Property(row => row.Token).HasMaxLength(UserDevice.LongestToken).IsUnicode(false);
            if (!sqlite)
                token.UseCollation(Binary);
        });
    }
}
