using Microsoft.EntityFrameworkCore;
using Tahoon.Booking.Meetings;
using Tahoon.Messaging.Inbox;
using Tahoon.Messaging.Outbox;
using Tahoon.ServiceDefaults.Data;
using Tahoon.ServiceDefaults.Idempotency;

namespace Tahoon.Booking.Data;

/// <summary>Booking's own database.</summary>
internal class BookingDb(DbContextOptions options) : DbContext(options)
{
    public DbSet<BookingRow> Bookings => Set<BookingRow>();

    public DbSet<BookingEventRow> Events => Set<BookingEventRow>();

    public DbSet<DecisionRow> Decisions => Set<DecisionRow>();

    public DbSet<Meeting> Meetings => Set<Meeting>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.UseTahoonConventions();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        DatabaseClock.Map(modelBuilder, Database.IsSqlite());
        modelBuilder.MapClaims();
        modelBuilder.MapOutbox();
        modelBuilder.MapInbox();
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(BookingDb).Assembly);
    }
}
