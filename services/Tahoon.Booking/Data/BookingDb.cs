using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Tahoon.Booking.Meetings;
using Tahoon.Booking.Privacy;
using Tahoon.Messaging.DeadLetters;
using Tahoon.Messaging.Inbox;
using Tahoon.Messaging.Outbox;
using Tahoon.ServiceDefaults.Auditing;
using Tahoon.ServiceDefaults.Data;
using Tahoon.ServiceDefaults.Idempotency;

namespace Tahoon.Booking.Data;

/// <summary>Booking's own database.</summary>
internal class BookingDb(DbContextOptions options) : OwnedDbContext(options), IDataProtectionKeyContext
{
    public DbSet<BookingRow> Bookings => Set<BookingRow>();

    public DbSet<BookingEventRow> Events => Set<BookingEventRow>();

    public DbSet<DecisionRow> Decisions => Set<DecisionRow>();

    public DbSet<Meeting> Meetings => Set<Meeting>();

    public DbSet<PolicyRow> Policies => Set<PolicyRow>();

    public DbSet<UserKeyRow> UserKeys => Set<UserKeyRow>();

    /// <summary>The key ring that the users' keys are wrapped by.</summary>
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    private static readonly Ownership Rows = new Ownership()
        .Of<BookingRow>(row => row.OrganisationId, row => row.UserId, row => row.ProviderId)
        .Of<Meeting>(row => row.OrganisationId, row => row.UserId, row => row.ProviderId)
        .Of<UserKeyRow>(row => row.OrganisationId, row => row.UserId)
        .Of<AccessRow>(row => row.OrganisationId, row => row.UserId)
        .SettledFor<PolicyRow>(row => row.OrganisationId)
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
        modelBuilder.MapDeadLetterTrail();
        modelBuilder.MapAccessTrail();
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(BookingDb).Assembly);
        base.OnModelCreating(modelBuilder);
    }
}
