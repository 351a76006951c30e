using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Tahoon.Booking.Meetings;
using Tahoon.Booking.Privacy;
using Tahoon.Messaging.Inbox;
using Tahoon.Messaging.Outbox;
using Tahoon.ServiceDefaults.Auditing;
using Tahoon.ServiceDefaults.Data;
using Tahoon.ServiceDefaults.Idempotency;

namespace Tahoon.Booking.Data;

/// <summary>Booking's own database.</summary>
internal class BookingDb(DbContextOptions options) : DbContext(options), IDataProtectionKeyContext
{
    public DbSet<BookingRow> Bookings => Set<BookingRow>();

    public DbSet<BookingEventRow> Events => Set<BookingEventRow>();

    public DbSet<DecisionRow> Decisions => Set<DecisionRow>();

    public DbSet<Meeting> Meetings => Set<Meeting>();

    public DbSet<UserKeyRow> UserKeys => Set<UserKeyRow>();

    /// <summary>The key ring that the users' keys are wrapped by.</summary>
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.UseTahoonConventions();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        DatabaseClock.Map(modelBuilder, Database.IsSqlite());
        modelBuilder.MapClaims();
        modelBuilder.MapOutbox();
        modelBuilder.MapInbox();
        modelBuilder.MapAccessTrail();
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(BookingDb).Assembly);
    }
}
