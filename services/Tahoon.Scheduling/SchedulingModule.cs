using Tahoon.Contracts.Events;
using Tahoon.Contracts.Internal;
using Tahoon.Messaging;
using Tahoon.Messaging.DeadLetters;
using Tahoon.Scheduling.Allocations;
using Tahoon.Scheduling.Calendars;
using Tahoon.Scheduling.Clients;
using Tahoon.Scheduling.Data;
using Tahoon.Scheduling.Demonstration;
using Tahoon.Scheduling.Features.Allocations;
using Tahoon.Scheduling.Features.Holidays;
using Tahoon.Scheduling.Features.Schedules;
using Tahoon.Scheduling.Features.Slots;
using Tahoon.Scheduling.FreeForms;
using Tahoon.Scheduling.Messages;
using Tahoon.Scheduling.Sweeping;
using Tahoon.ServiceDefaults.Data;
using Tahoon.ServiceDefaults.Http;
using Tahoon.ServiceDefaults.Security;
using Tahoon.ServiceDefaults.Telemetry;

namespace Tahoon.Scheduling;

/// <summary>What Scheduling is made of.</summary>
internal static class SchedulingModule
{
    private const int KeptHoldersSeconds = 24 * 60 * 60;

    public static void AddScheduling(this WebApplicationBuilder builder)
    {
        builder.Services.AddValidation();
        builder.AddDatabase<SchedulingDb, SqliteSchedulingDb, SqlServerSchedulingDb>("scheduling-db");
        builder.Services.AddSingleton<IDemonstrationData<SchedulingDb>, DemonstrationSchedules>();

        builder.Services.AddSingleton<SchedulingMetrics>();
        builder.AddCensus<OpenAllocations>();
        builder.Services.AddSingleton<ScheduleShelf>();
        builder.Services.AddSingleton<FreeTime>();
        builder.Services.AddSingleton<FindSlots>();
        builder.AddFreeForms();

        builder.AddQueues();
        builder.AddConsumer<SchedulingDb>(QueueNames.Scheduling, on => on
            .When<ConfirmAllocation, WhenConfirmAllocation>()
            .When<SwitchAllocation, WhenSwitchAllocation>()
            .When<ReleaseAllocation, WhenReleaseAllocation>());
        builder.AddDeadLetters<SchedulingDb>(QueueNames.Scheduling);

        builder.AddInternalClient<IBooking>("booking");
        builder.AddInternalClient<ICatalogue>("catalogue");
        builder.Services.AddScoped<Providers>();
        builder.Services.AddScoped<AddSchedule>();
        builder.Services.AddOptions<SweepingOptions>()
            .BindConfiguration("Scheduling").ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddOptions<HoldOptions>()
            .BindConfiguration("Scheduling:Holds").ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton<AbandonedTries>();
        builder.Services.AddSingleton<LapsedHolds>();
        builder.Services.AddHostedService<Sweeper>();
        var kept = RetentionPeriods.Of(builder.Configuration).ReleasedAllocationsSeconds;
        builder.AddRetention<SchedulingDb, Allocation>(rows => rows.Where(row =>
            row.State == AllocationState.Released && row.ChangedAt < DatabaseClock.InSeconds(-kept)));
        builder.AddRetention<SchedulingDb, HolderLock>(rows => rows.Where(row =>
            row.TakenAt < DatabaseClock.InSeconds(-KeptHoldersSeconds)));
    }

    public static void MapScheduling(this WebApplication app)
    {
        GetCareProviderSchedule.Map(app);
        ListSlots.Map(app);
        ShowSchedule.Map(app);
        ChangeSchedule.Map(app);
        TakeTimeOff.Map(app);
        GiveTimeOffBack.Map(app);
        ShowHolidays.Map(app);
        ChangeHolidays.Map(app);

        var services = app.MapInternal();
        Reserve.Map(services);
        Confirm.Map(services);
        Release.Map(services);
        Show.Map(services);
        Hold.Map(services);
        UseHold.Map(services);
        GiveHoldBack.Map(services);
        ShowAvailability.Map(services);
        ShowEarliest.Map(services);

        app.MapOperations().MapDeadLetters<SchedulingDb>();
    }
}
