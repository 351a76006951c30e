using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tahoon.Booking.Meetings;
using Tahoon.Contracts.Internal;
using Tahoon.Messaging.Outbox;
using Tahoon.Messaging.Work;
using Tahoon.Notification.Data;
using Tahoon.Scheduling.Allocations;
using Tahoon.Scheduling.Data;
using Tahoon.Scheduling.Domain;
using Tahoon.ServiceDefaults.Data;
using Tahoon.ServiceDefaults.Data.Migrating;
using Tahoon.Testing.Statements;

namespace Tahoon.Statements.Tests;

/// <summary>Statements that no model makes: each is asked for as the services do, and heard instead of run.</summary>
internal sealed record ByHand(string Name, string Service, bool SqlServerAlone, Func<DbContext, Task> Ask)
{
    public static readonly IReadOnlyList<ByHand> All =
    [
        new("DatabaseClock", "Booking", false, db => DatabaseClock.ReadAsync(db, default)),
        new("DatabaseHealth", "Booking", false, db => DatabaseHealth<DbContext>.AskAsync(db, default)),
        new("SnapshotIsolation", "Booking", true, db => SnapshotIsolation.AllowAsync(db, default)),
        new("OutboxClaim", "Booking", true, db => OutboxClaim.TakeAsync(db, Guid.Empty, 100, 15, default)),
        new("WorkClaim of Meeting", "Booking", true, db => WorkClaim.TakeAsync<Meeting>(db, Guid.Empty, 8, 30, default)),
        new("WorkClaim of Notice", "Notification", true, db => WorkClaim.TakeAsync<Notice>(db, Guid.Empty, 8, 30, default)),
        new("WorkClaim of Push", "Notification", true, db => WorkClaim.TakeAsync<Push>(db, Guid.Empty, 8, 30, default)),
        new("CellRows", "Scheduling", false, db => CellRows.AddAsync((SchedulingDb)db, Guid.Empty, Guid.Empty, [1, 2], default)),
        new("ReserveAtOnce", "Scheduling", true, ReserveAsync),
    ];

    /// <summary>What this is to one engine.</summary>
    public async Task<string> HearAsync(Func<string, Type> engine)
    {
        var heard = new Recorder();
        await using var twin = Twins.Of(engine(Service), heard);
        try
        {
            await Ask(twin);
        }
        catch (InvalidOperationException) when (heard.Said.Count > 0)
        {
            // an answer that means nothing is not what the asker needs
        }

        return heard.Said[0];
    }

    private static Task<List<int>> ReserveAsync(DbContext db)
    {
        var schedule = new ProviderSchedule(
            Guid.Empty, Guid.Empty, DateTimeZone.Utc, 1, new SessionRules([30], 30, 0, 0, 0, 30, null), [],
            new Dictionary<LocalDate, IReadOnlyList<LocalHours>>(), []);
        var command = new ReserveCommand(Guid.Empty, Guid.Empty, Guid.Empty, new DateTime(2026, 6, 1, 9, 0, 0, DateTimeKind.Utc), 30);
        return ReserveAtOnce.InAsync((SchedulingDb)db, schedule, Guid.Empty, command, default);
    }
}
