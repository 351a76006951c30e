using Microsoft.EntityFrameworkCore;
using Tahoon.Booking.Data;
using Tahoon.Booking.Domain;
using Tahoon.Booking.Meetings;
using Tahoon.Booking.Tests.Support;
using Tahoon.Contracts.Demonstration;
using Tahoon.ServiceDefaults.Data;
using Tahoon.ServiceDefaults.Security;
using Tahoon.Testing;
using Tahoon.Testing.Security;
using Xunit;

namespace Tahoon.Booking.Tests.Data;

public sealed class OwnershipTests : IAsyncLifetime
{
    private static readonly Guid User = Id(1), OtherUser = Id(2), Provider = Id(3), OtherProvider = Id(4);

    /// <summary>Bookings, their meetings and their events, by whose they are.</summary>
    private static readonly Guid Own = Id(11), OfOtherUser = Id(12), OfOtherProvider = Id(13), OfOtherClinic = Id(14);

    private readonly BookingService _booking = new();

    public static TheoryData<string, Caller?, Guid[]> Reaches => new()
    {
        { "an application", Callers.Application(), [Own, OfOtherUser, OfOtherProvider] },
        { "a user", Callers.User(User), [Own, OfOtherProvider] },
        { "a provider", Callers.Provider(Provider), [Own, OfOtherUser] },
        { "another organisation", Callers.Application(DemoClinics.OtherClinic), [OfOtherClinic] },
        { "the user's id in another organisation", Callers.User(User, DemoClinics.OtherClinic), [OfOtherClinic] },
        { "a stranger", Callers.User(Id(9)), [] },
        { "a provider with a user's id", Callers.Provider(User), [] },
        { "nobody", null, [] },
        { "another service", Callers.Service(), [Own, OfOtherUser, OfOtherProvider, OfOtherClinic] },
    };

    public async ValueTask InitializeAsync()
    {
        await _booking.InitializeAsync();
        await _booking.Services.WriteAsync<BookingDb>(context =>
        {
            Add(context, Own, DemoClinics.DemoClinic, User, Provider);
            Add(context, OfOtherUser, DemoClinics.DemoClinic, OtherUser, Provider);
            Add(context, OfOtherProvider, DemoClinics.DemoClinic, User, OtherProvider);
            Add(context, OfOtherClinic, DemoClinics.OtherClinic, User, Provider);
            return Task.CompletedTask;
        });
    }

    public ValueTask DisposeAsync() => _booking.DisposeAsync();

    [Theory]
    [MemberData(nameof(Reaches), DisableDiscoveryEnumeration = true)]
    public async Task What_is_out_of_reach_is_not_found(string who, Caller? caller, Guid[] expected)
    {
        var database = _booking.Services.DatabaseFor<BookingDb>(caller);
        var bookings = await database.ReadAsync(
            (context, token) => context.Bookings.Select(row => row.BookingId).ToListAsync(token), Cancellation);
        var meetings = await database.ReadAsync(
            (context, token) => context.Meetings.Select(row => row.Id).ToListAsync(token), Cancellation);
        var events = await database.ReadAsync(
            (context, token) => context.Events.Select(row => row.BookingId).ToListAsync(token), Cancellation);
        var joined = await database.ReadAsync(
            (context, token) => context.Meetings
                .Join(context.Events, row => row.Id, happened => happened.BookingId, (row, _) => row.Id).ToListAsync(token),
            Cancellation);

        Assert.All([bookings, meetings, events, joined], found => Assert.True(
            expected.Order().SequenceEqual(found.Order()), $"{who} finds {string.Join(", ", found)}"));
    }

    [Theory]
    [MemberData(nameof(Reaches), DisableDiscoveryEnumeration = true)]
    public async Task A_statement_over_a_set_changes_what_is_in_reach(string who, Caller? caller, Guid[] expected)
    {
        var deleted = 0;
        await _booking.Services.SaveAsAsync<BookingDb>(caller, async context =>
        {
            await context.Bookings.ExecuteUpdateAsync(set => set.SetProperty(row => row.ProviderName, "Changed"));
            deleted = await context.Meetings.ExecuteDeleteAsync();
        });

        var changed = await _booking.Services.ReadAsync<BookingDb, List<Guid>>(
            context => context.Bookings.Where(row => row.ProviderName == "Changed").Select(row => row.BookingId).ToListAsync());
        Assert.True(expected.Order().SequenceEqual(changed.Order()), $"{who} changes {string.Join(", ", changed)}");
        Assert.Equal(expected.Length, deleted);
    }

    [Theory]
    [MemberData(nameof(Reaches), DisableDiscoveryEnumeration = true)]
    public async Task Only_what_is_in_reach_is_added(string who, Caller? caller, Guid[] expected)
    {
        foreach (var (like, organisation, user, provider) in new[]
        {
            (Own, DemoClinics.DemoClinic, User, Provider),
            (OfOtherUser, DemoClinics.DemoClinic, OtherUser, Provider),
            (OfOtherProvider, DemoClinics.DemoClinic, User, OtherProvider),
            (OfOtherClinic, DemoClinics.OtherClinic, User, Provider),
        })
        {
            var refused = await Record.ExceptionAsync(() => _booking.Services.SaveAsAsync<BookingDb>(caller, context =>
            {
                Add(context, Guid.CreateVersion7(), organisation, user, provider);
                return Task.CompletedTask;
            }));

            Assert.True(expected.Contains(like) ? refused is null : refused is OutOfReachException, $"{who}: {refused}");
        }
    }

    [Fact]
    public async Task A_booking_does_not_change_hands()
    {
        await Assert.ThrowsAsync<OutOfReachException>(() => _booking.Services.SaveAsAsync<BookingDb>(Callers.Service(), async context =>
        {
            var row = await context.Bookings.SingleAsync(row => row.BookingId == Own);
            context.Entry(row).Property(booking => booking.UserId).CurrentValue = OtherUser;
        }));
    }

    [Fact]
    public async Task A_row_attached_under_a_false_owner_is_not_changed()
    {
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => _booking.Services.SaveAsAsync<BookingDb>(
            Callers.User(User), context =>
            {
                var forged = Row(OfOtherUser, DemoClinics.DemoClinic, User, Provider);
                context.Attach(forged);
                forged.Notes = "mine now";
                return Task.CompletedTask;
            }));
    }

    [Fact]
    public async Task An_event_is_added_beside_its_booking_only()
    {
        await Assert.ThrowsAsync<OutOfReachException>(() => _booking.Services.SaveAsAsync<BookingDb>(Callers.User(User), context =>
        {
            context.Add(Event(OfOtherUser, version: 2));
            return Task.CompletedTask;
        }));

        await _booking.Services.SaveAsAsync<BookingDb>(Callers.User(User), async context =>
        {
            await context.Bookings.SingleAsync(row => row.BookingId == Own);
            context.Add(Event(Own, version: 2));
        });
    }

    [Fact]
    public async Task Policies_are_read_by_all_of_the_organisation_also_while_it_writes_and_added_by_its_applications()
    {
        foreach (var organisation in new[] { DemoClinics.DemoClinic, DemoClinics.OtherClinic })
            await _booking.Services.SaveAsAsync<BookingDb>(Callers.Application(organisation), context => AddPolicyAsync(context, organisation, 1));

        foreach (var (caller, seen) in new (Caller?, int)[]
        {
            (Callers.Application(), 1), (Callers.User(User), 1), (Callers.Provider(Provider), 1), (Callers.Service(), 2), (null, 0),
        })
        {
            await _booking.Services.SaveAsAsync<BookingDb>(
                caller, async context => Assert.Equal(seen, await context.Policies.CountAsync(Cancellation)));
            await Assert.ThrowsAnyAsync<Exception>(() => _booking.Services.SaveAsAsync<BookingDb>(
                caller is null ? Callers.User(User) : caller, context => context.Policies.ExecuteDeleteAsync(Cancellation)));
        }

        foreach (var who in new[] { Callers.User(User), Callers.Provider(Provider), Callers.Application(DemoClinics.OtherClinic), null })
            await Assert.ThrowsAsync<OutOfReachException>(() => _booking.Services.SaveAsAsync<BookingDb>(
                who, context => AddPolicyAsync(context, DemoClinics.DemoClinic, 2)));
    }

    [Theory]
    [InlineData(CallerKind.Application, "IX_Bookings_OrganisationId_Start_Tie")]
    [InlineData(CallerKind.User, "IX_Bookings_UserId_Start_Tie")]
    [InlineData(CallerKind.Provider, "IX_Bookings_ProviderId_Start_Tie")]
    public async Task A_list_is_read_along_the_index_of_its_owner(CallerKind kind, string index)
    {
        var caller = new Caller(kind, DemoClinics.DemoClinic, User, kind is CallerKind.Provider ? Provider : User);
        var plan = await _booking.Services.DatabaseFor<BookingDb>(caller).ReadAsync(
            (context, _) => context.Bookings.OrderBy(row => row.Start).ThenBy(row => row.Tie).Take(50).PlanAsync(), Cancellation);

        Assert.Contains(plan, step => step.StartsWith("SEARCH", StringComparison.Ordinal) && step.Contains(index, StringComparison.Ordinal));
        Assert.DoesNotContain(plan, step => step.StartsWith("SCAN", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Reaches), DisableDiscoveryEnumeration = true)]
    public async Task What_is_named_by_its_key_is_sought_by_its_key(string who, Caller? caller, Guid[] expected)
    {
        var plans = await _booking.Services.DatabaseFor<BookingDb>(caller).ReadAsync(
            async (context, _) => new[]
            {
                await context.Bookings.Where(row => row.BookingId == Own).PlanAsync(),
                await context.Events.Where(row => row.BookingId == Own).OrderBy(row => row.Version).PlanAsync(),
                await context.Meetings.Where(row => row.Id == Own).PlanAsync(),
            },
            Cancellation);

        Assert.All(plans, plan => Assert.DoesNotContain(plan, step => step.StartsWith("SCAN", StringComparison.Ordinal)));
        Assert.True(plans.All(plan => plan.Count > 0), $"{who}: {expected.Length}");
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static Guid Id(int number) => DemoClinics.Id(77, number);

    private static void Add(BookingDb context, Guid id, Guid organisation, Guid user, Guid provider)
    {
        var row = Row(id, organisation, user, provider);
        context.Add(row);
        context.Add(Event(id, version: 1));
        context.Add(new Meeting
        {
            Id = id,
            CustomRoomId = id.ToString(),
            OrganisationId = organisation,
            UserId = user,
            ProviderId = provider,
            ProviderName = row.ProviderName,
            Start = row.Start,
            End = row.End,
            BookingVersion = 1,
            Wanted = true,
            Deadline = row.End,
            NextAttemptAt = row.Start.AddYears(100),
        });
    }

    private static Task AddPolicyAsync(BookingDb context, Guid organisation, int version)
    {
        context.Add(new PolicyRow
        {
            OrganisationId = organisation,
            Version = version,
            At = DateTime.UnixEpoch,
            ByKind = CallerKind.Application,
            BySubject = Callers.DemoApplication,
        });
        return Task.CompletedTask;
    }

    private static BookingRow Row(Guid id, Guid organisation, Guid user, Guid provider) => new()
    {
        BookingId = id,
        OrderId = Guid.CreateVersion7(),
        OrganisationId = organisation,
        UserId = user,
        ProviderId = provider,
        ProviderName = "Dr Sara",
        AllocationId = Guid.CreateVersion7(),
        Start = new DateTime(2026, 6, 3, 9, 0, 0, DateTimeKind.Utc),
        End = new DateTime(2026, 6, 3, 9, 30, 0, DateTimeKind.Utc),
        PriceMinor = 15_000,
        Currency = "KWD",
        Status = BookingStatus.Confirmed,
        Version = 1,
        CreatedAt = new DateTime(2026, 6, 1, 8, 0, 0, DateTimeKind.Utc),
        Tie = id.GetHashCode(),
    };

    private static BookingEventRow Event(Guid id, int version) => new()
    {
        BookingId = id,
        Version = version,
        Data = "{}",
        At = new DateTime(2026, 6, 1, 8, 0, 0, DateTimeKind.Utc),
        ByKind = CallerKind.Application,
        BySubject = Callers.DemoApplication,
    };
}
