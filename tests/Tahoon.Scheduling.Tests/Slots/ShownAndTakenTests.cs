using FsCheck;
using FsCheck.Xunit;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Tahoon.Contracts.Errors;
using Tahoon.Contracts.Internal;
using Tahoon.Scheduling.Allocations;
using Tahoon.Scheduling.Calendars;
using Tahoon.Scheduling.Data;
using Tahoon.Scheduling.Tests.Domain;
using Tahoon.Scheduling.Tests.Support;
using Tahoon.ServiceDefaults.Data;

namespace Tahoon.Scheduling.Tests.Slots;

/// <summary>
/// Over schedules and allocations that are made up, in the database: what the search shows is what a reserve takes. Every try runs
/// in a transaction that is taken back, so each finds the same state.
/// </summary>
public sealed class ShownAndTakenTests(SchedulingService service) : IClassFixture<SchedulingService>
{
    [Property(MaxTest = 6)]
    public async Task Every_start_that_is_shown_can_be_reserved_and_every_other_can_not(DoNotSize<int> seed)
    {
        var now = Instant.FromDateTimeOffset(service.Clock.GetUtcNow());
        var made = GeneratedCase.From(seed.Item, around: now + Duration.FromHours(40));
        var provider = await service.AddAsync(made, seed.Item);
        var start = now + Duration.FromHours(30);
        var end = start + Duration.FromHours(20);

        var shown = (await new AllocationCalls(service).AvailabilityAsync(new AvailabilityQuery(
            await service.OrganisationOfAsync(provider), [provider], start.ToDateTimeUtc(), end.ToDateTimeUtc(), made.Minutes)))
            .Providers.Single().Starts.ToHashSet();

        var taken = new HashSet<DateTime>();
        for (var at = start; at < end; at += Duration.FromMinutes(5))
            if (await CanReserveAsync(provider, at.ToDateTimeUtc(), made.Minutes))
                taken.Add(at.ToDateTimeUtc());

        Assert.True(
            shown.SetEquals(taken),
            $"seed {seed.Item}: shown but not to be had {string.Join(' ', shown.Except(taken).Order())};"
            + $" to be had but not shown {string.Join(' ', taken.Except(shown).Order())}");
    }

    private async Task<bool> CanReserveAsync(Guid provider, DateTime start, int minutes)
    {
        var (id, organisation) = (Guid.CreateVersion7(), await service.OrganisationOfAsync(provider));
        var tried = await service.Services.GetRequiredService<Database<SchedulingDb>>().AsSystem.WriteAsync<Try>(
            async (db, token) => new Try(await ReserveTime.InAsync(
                db, service.Services.GetRequiredService<ScheduleShelf>(), id,
                new ReserveCommand(Guid.CreateVersion7(), organisation, provider, start, minutes),
                Instant.FromDateTimeOffset(service.Clock.GetUtcNow()), token)),
            TestContext.Current.CancellationToken);
        if (tried.Reserved.Failed)
            Assert.Contains(tried.Reserved.Failure.Code, new[] { "slot_taken", "slot_not_offered", "notice_too_short", "day_full" });
        return !tried.Reserved.Failed;
    }

    /// <summary>A reserve whose outcome is known and whose transaction is taken back.</summary>
    private sealed record Try(Result<AllocationView> Reserved) : IOutcome
    {
        public bool Failed => true;
    }
}
