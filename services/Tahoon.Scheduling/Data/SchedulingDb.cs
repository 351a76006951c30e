using Microsoft.EntityFrameworkCore;
using Tahoon.Messaging.DeadLetters;
using Tahoon.Messaging.Inbox;
using Tahoon.Scheduling.Data.Mapping;
using Tahoon.ServiceDefaults.Data;

namespace Tahoon.Scheduling.Data;

/// <summary>Schedules, and what is taken of them.</summary>
internal abstract class SchedulingDb(DbContextOptions options) : OwnedDbContext(options)
{
    public DbSet<Schedule> Schedules => Set<Schedule>();

    public DbSet<ProviderLock> ProviderLocks => Set<ProviderLock>();

    public DbSet<HolderLock> HolderLocks => Set<HolderLock>();

    public DbSet<SessionLength> SessionLengths => Set<SessionLength>();

    public DbSet<WeekHours> WeekHours => Set<WeekHours>();

    public DbSet<DateHours> DateHours => Set<DateHours>();

    public DbSet<TimeOff> TimeOff => Set<TimeOff>();

    public DbSet<HolidayList> HolidayLists => Set<HolidayList>();

    public DbSet<HolidayDate> Holidays => Set<HolidayDate>();

    public DbSet<Allocation> Allocations => Set<Allocation>();

    public DbSet<Cell> Cells => Set<Cell>();

    /// <summary>Everybody of the organisation sees what is free; applications and the provider itself change it.</summary>
    private static readonly Ownership Rows = new Ownership()
        .OpenWithin<Schedule>(row => row.OrganisationId, provider: row => row.ProviderId)
        .Part<ProviderLock, Schedule>(row => row.ProviderId)
        .Part<SessionLength, Schedule>(row => row.ProviderId)
        .Part<WeekHours, Schedule>(row => row.ProviderId)
        .Part<DateHours, Schedule>(row => row.ProviderId)
        .Part<TimeOff, Schedule>(row => row.ProviderId)
        .OpenWithin<HolidayList>(row => row.OrganisationId)
        .OpenWithin<HolidayDate>(row => row.OrganisationId)
        .Part<Allocation, Schedule>(row => row.ProviderId)
        .Part<Cell, Schedule>(row => row.ProviderId);

    protected override Ownership Owners => Rows;

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.UseTahoonConventions();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        DatabaseClock.Map(modelBuilder, Database.IsSqlite());
        ScheduleMapping.Map(modelBuilder, Database.IsSqlite());
        HolidayMapping.Map(modelBuilder, Database.IsSqlite());
        AllocationMapping.Map(modelBuilder, Database.IsSqlite());
        modelBuilder.MapInbox();
        modelBuilder.MapDeadLetterTrail();
        base.OnModelCreating(modelBuilder);
    }
}
