using Microsoft.EntityFrameworkCore;
using Tahoon.Messaging.DeadLetters;
using Tahoon.Messaging.Inbox;
using Tahoon.ServiceDefaults.Data;

namespace Tahoon.Notification.Data;

/// <summary>Notification's model; each engine derives its own, with its own migrations.</summary>
internal abstract class NotificationDb(DbContextOptions options) : OwnedDbContext(options)
{
    public DbSet<Recipient> Recipients => Set<Recipient>();

    public DbSet<UserDevice> Devices => Set<UserDevice>();

    public DbSet<Notice> Notices => Set<Notice>();

    public DbSet<Push> Pushes => Set<Push>();

    private static readonly Ownership Rows = new Ownership()
        .Of<Recipient>(row => row.OrganisationId, user: row => row.UserId)
        .Part<UserDevice, Recipient>(row => row.UserId)
        .Part<Notice, Recipient>(row => row.UserId)
        .Part<Push, Notice>(row => row.NoticeId);

    protected override Ownership Owners => Rows;

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.UseTahoonConventions();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        DatabaseClock.Map(modelBuilder, Database.IsSqlite());
        modelBuilder.MapInbox();
        modelBuilder.MapDeadLetterTrail();
        modelBuilder.MapRecipients(Database.IsSqlite());
        modelBuilder.MapNotices();
        modelBuilder.MapPushes();
        base.OnModelCreating(modelBuilder);
    }
}
