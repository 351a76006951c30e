using Microsoft.EntityFrameworkCore;
using Tahoon.Booking.Meetings;
using Tahoon.Messaging.Inbox;
using Tahoon.Messaging.Outbox;
using Tahoon.ServiceDefaults.Data;
using Tahoon.ServiceDefaults.Idempotency;

namespace Tahoon.Booking.Data;

/// <summary>Booking's own database.</summary>
internal class BookingDb(DbContextOptions options) : OwnedDbContext(options)
{
    public DbSet<BookingRow> Bookings => Set<BookingRow>();

    public DbSet<BookingEventRow> Events => Set<BookingEventRow>();

    public DbSet<DecisionRow> Decisions => Set<DecisionRow>();

    public DbSet<Meeting> Meetings => Set<Meeting>();

    private static readonly Ownership Rows = new Ownership()
        .Of<BookingRow>(row => row.OrganisationId, row => row.UserId, row => row.ProviderId)
        .Of<Meeting>(row => row.OrganisationId, row => row.UserId, row => row.ProviderId)
        .Part<BookingEventRow, BookingRow>(row => row.BookingId);

    protected override Ownership Owners => Rows;

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.UseTahoonConventions();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        DatabaseClock.Map(modelBuilder, Database.IsSqlite());
        modelBuilder.MapClaims();
        modelBuilder.MapOutbox();
        modelBuilder.MapInbox();
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(BookingDb).Assembly);
        base.OnModelCreating(modelBuilder);
    }
}
