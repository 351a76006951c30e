using Microsoft.EntityFrameworkCore;
using Tahoon.ServiceDefaults.Data;

namespace Tahoon.Notification.Data;

/// <summary>Notification's model; each engine derives its own, with its own migrations.</summary>
internal abstract class NotificationDb(DbContextOptions options) : DbContext(options)
{
    public DbSet<Recipient> Recipients => Set<Recipient>();

    public DbSet<UserDevice> Devices => Set<UserDevice>();

    public DbSet<Notice> Notices => Set<Notice>();

    public DbSet<Push> Pushes => Set<Push>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.UseTahoonConventions();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        DatabaseClock.Map(modelBuilder, Database.IsSqlite());
        modelBuilder.MapInbox();
        modelBuilder.MapRecipients(binary: Database.IsSqlite() ? null : "Latin1_General_100_BIN2_UTF8");
        modelBuilder.MapNotices();
        modelBuilder.MapPushes();
    }
}
