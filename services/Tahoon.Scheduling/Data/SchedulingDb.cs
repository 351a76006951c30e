using Microsoft.EntityFrameworkCore;
using Tahoon.Messaging.Inbox;
using Tahoon.Scheduling.Data.Mapping;
using Tahoon.ServiceDefaults.Data;

namespace Tahoon.Scheduling.Data;

/// <summary>Schedules, and what is taken of them.</summary>
internal abstract class SchedulingDb(DbContextOptions options) : DbContext(options)
{
    public DbSet<Schedule> Schedules => Set<Schedule>();

    public DbSet<ProviderLock> ProviderLocks => Set<ProviderLock>();

    public DbSet<HolderLock> HolderLocks => Set<HolderLock>();

    public DbSet<SessionLength> SessionLengths => Set<SessionLength>();

    public DbSet<WeekHours> WeekHours => Set<WeekHours>();

    public DbSet<DateHours> DateHours => Set<DateHours>();

    public DbSet<TimeOff> TimeOff => Set<TimeOff>();

    public DbSet<Allocation> Allocations => Set<Allocation>();

    public DbSet<Cell> Cells => Set<Cell>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.UseTahoonConventions();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        DatabaseClock.Map(modelBuilder, Database.IsSqlite());
        ScheduleMapping.Map(modelBuilder, Database.IsSqlite());
        AllocationMapping.Map(modelBuilder, Database.IsSqlite());
        modelBuilder.MapInbox();
    }
}
