using System.Net;
using Microsoft.EntityFrameworkCore;
using Tahoon.Booking.Data;
using Tahoon.Booking.Tests.Support;
using Tahoon.Contracts.Demonstration;
using Tahoon.Contracts.Ids;
using Tahoon.Contracts.Internal;
using Tahoon.ServiceDefaults.Security;
using Tahoon.Testing;
using Tahoon.Testing.Security;
using Xunit;

namespace Tahoon.Booking.Tests.Features;

/// <summary>Booking with a hold: the interleavings of docs/adr/0012-holds.md, as Booking has them.</summary>
public sealed class BookHeldTests : IAsyncLifetime
{
    private const string Path = "/api/v1/bookings";

    private readonly BookingService _booking = new();

    public ValueTask InitializeAsync() => _booking.InitializeAsync();

    public ValueTask DisposeAsync() => _booking.DisposeAsync();

    [Fact]
    public async Task A_held_slot_is_booked_and_the_booking_outlives_the_hold()
    {
        var hold = await HoldAsync();

        var booked = await BookAsync(hold);
        var given = await _booking.DeleteAsync($"/api/v1/holds/{hold}");

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.NoContent), (booked.Status, given.Status));
        var allocation = Assert.Single(_booking.Scheduling.Allocations.Values);
        Assert.NotEqual(AllocationState.Released, allocation.State);
        Assert.Equal(PublicId.Read<BookingId>(booked.Text("bookingId")).Value, allocation.Owner);
        Assert.Equal([(allocation.AllocationId, DecisionKind.Used)], await DecisionsAsync());
    }

    [Fact]
    public async Task Without_its_hold_a_held_slot_is_taken_for_its_user_too()
    {
        await HoldAsync();

        Assert.Equal("slot_taken", (await BookAsync(hold: null)).Text("code"));
    }

    [Fact]
    public async Task Another_s_hold_is_not_found_and_stays()
    {
        var hold = await HoldAsync();
        var otherKind = await BookAsync(new UserId(_booking.User).ToString());
        var otherUser = await BookAsync(hold, by: Callers.User(Guid.CreateVersion7()));
        var otherClinic = await BookAsync(hold, by: Callers.Application(DemoClinics.OtherClinic, Guid.NewGuid()));
        var unknown = await BookAsync(new HoldId(Guid.CreateVersion7()).ToString());

        Assert.All([otherKind, otherUser, otherClinic, unknown], answer => Assert.Equal(HttpStatusCode.NotFound, answer.Status));
        Assert.True(Assert.Single(_booking.Scheduling.Holds).Value);
        Assert.Empty(_booking.Scheduling.Allocations);
    }

    [Fact]
    public async Task Another_slot_than_the_held_one_is_refused_for_good_and_the_hold_stays()
    {
        var (hold, key) = (await HoldAsync(), Guid.NewGuid().ToString());
        var other = await BookAsync(hold, key, start: _booking.Start.AddHours(1));
        var again = await BookAsync(hold, key, start: _booking.Start.AddHours(1));
        var longer = await BookAsync(hold, minutes: 60);

        Assert.Equal((HttpStatusCode.UnprocessableEntity, "hold_mismatch"), (other.Status, other.Text("code")));
        Assert.Equal((other.Body, true), (again.Body, again.Replayed));
        Assert.Equal("hold_mismatch", longer.Text("code"));
        Assert.True(Assert.Single(_booking.Scheduling.Holds).Value);
    }

    [Fact]
    public async Task A_hold_that_is_over_is_a_409_for_good()
    {
        var (hold, key) = (await HoldAsync(), Guid.NewGuid().ToString());
        _booking.Scheduling.Lapse(IdOf(hold));

        var late = await BookAsync(hold, key);
        var again = await BookAsync(hold, key);

        Assert.Equal((HttpStatusCode.Conflict, "hold_expired"), (late.Status, late.Text("code")));
        Assert.Equal((late.Body, true), (again.Body, again.Replayed));
        Assert.Empty(await DecisionsAsync());
    }

    [Fact]
    public async Task A_booking_that_is_refused_before_it_takes_time_leaves_the_hold()
    {
        var hold = await HoldAsync();

        var unpriced = await BookAsync(hold, minutes: 45);

        Assert.Equal("slot_not_offered", unpriced.Text("code"));
        Assert.Equal(HttpStatusCode.Created, (await BookAsync(hold)).Status);
    }

    [Fact]
    public async Task Where_the_answer_of_a_conversion_is_lost_nothing_is_refused_and_the_same_key_books_with_it()
    {
        var (hold, key) = (await HoldAsync(), Guid.NewGuid().ToString());
        _booking.Scheduling.AfterReserve = _ => throw new HttpRequestException("the connection broke");
        var lost = await BookAsync(hold, key);
        _booking.Scheduling.AfterReserve = _ => Task.CompletedTask;
        Assert.Equal(HttpStatusCode.ServiceUnavailable, lost.Status);
        Assert.Empty(await DecisionsAsync());

        var again = await BookAsync(hold, key);

        Assert.Equal(HttpStatusCode.Created, again.Status);
        var allocation = Assert.Single(_booking.Scheduling.Allocations.Values);
        Assert.Equal([(allocation.AllocationId, DecisionKind.Used)], await DecisionsAsync());
    }

    [Fact]
    public async Task An_attempt_that_was_taken_over_after_its_conversion_books_nothing_and_the_newer_one_books_with_it()
    {
        var (hold, key) = (await HoldAsync(), Guid.NewGuid().ToString());
        var (stopped, goOn, first) = (new TaskCompletionSource(), new TaskCompletionSource(), true);
        _booking.Scheduling.AfterReserve = async _ =>
        {
            if (!Interlocked.Exchange(ref first, false))
                return;
            stopped.SetResult();
            await goOn.Task;
        };
        var late = BookAsync(hold, key);
        await stopped.Task;
        await _booking.EndLeasesAsync();

        var taken = await BookAsync(hold, key);
        goOn.SetResult();
        var passed = await late;

        Assert.Equal(HttpStatusCode.Created, taken.Status);
        Assert.Equal((taken.Status, taken.Body), (passed.Status, passed.Body));
        Assert.Single(_booking.Scheduling.Allocations);
        Assert.Equal(DecisionKind.Used, Assert.Single(await DecisionsAsync()).Kind);
    }

    [Fact]
    public async Task Of_two_that_book_one_hold_under_two_keys_one_books_and_the_other_refuses_nothing_of_its()
    {
        var hold = await HoldAsync();

        var answers = await Task.WhenAll(BookAsync(hold), BookAsync(hold));

        Assert.Equal([HttpStatusCode.Created, HttpStatusCode.Conflict], answers.Select(answer => answer.Status).Order());
        Assert.Equal("hold_expired", answers.Single(answer => answer.Status is HttpStatusCode.Conflict).Text("code"));
        Assert.Equal(DecisionKind.Used, Assert.Single(await DecisionsAsync()).Kind);
        Assert.NotEqual(AllocationState.Released, Assert.Single(_booking.Scheduling.Allocations.Values).State);
    }

    [Fact]
    public async Task A_conversion_that_the_sweeper_refused_books_nothing_and_its_hold_is_over()
    {
        // between conversion and commit the attempt sleeps for longer than the sweeper waits
        var hold = await HoldAsync();
        _booking.Scheduling.AfterReserve = RefuseAndReleaseAsync;

        var late = await BookAsync(hold);

        Assert.Equal((HttpStatusCode.Conflict, "hold_expired"), (late.Status, late.Text("code")));
        Assert.Equal(AllocationState.Released, Assert.Single(_booking.Scheduling.Allocations.Values).State);
        Assert.Equal(0, await _booking.Services.ReadAsync<BookingDb, int>(database => database.Bookings.CountAsync()));
    }

    [Fact]
    public async Task An_allocation_that_was_refused_before_its_conversion_came_costs_nothing()
    {
        var (hold, first) = (await HoldAsync(), true);
        _booking.Scheduling.BeforeReserve = allocation =>
            Interlocked.Exchange(ref first, false) ? RefuseAndReleaseAsync(allocation) : Task.CompletedTask;

        var booked = await BookAsync(hold);

        Assert.Equal(HttpStatusCode.Created, booked.Status);
        Assert.Equal([DecisionKind.Used, DecisionKind.Refused], (await DecisionsAsync()).Select(row => row.Kind).Order());
    }

    private async Task<string> HoldAsync()
    {
        var held = await _booking.PostAsync("/api/v1/holds", _booking.Wish(), Guid.NewGuid().ToString());
        Assert.Equal(HttpStatusCode.Created, held.Status);
        return held.Text("holdId");
    }

    private Task<Answer> BookAsync(string? hold, string? key = null, Caller? by = null, DateTime? start = null, int minutes = 30) =>
        _booking.PostAsync(
            Path,
            new
            {
                userId = new UserId(_booking.User),
                providerId = new ProviderId(_booking.Provider),
                start = start ?? _booking.Start,
                durationMinutes = minutes,
                holdId = hold,
            },
            key ?? Guid.NewGuid().ToString(),
            by);

    private async Task<List<(Guid Allocation, DecisionKind Kind)>> DecisionsAsync() =>
        [.. (await _booking.Services.ReadAsync<BookingDb, List<DecisionRow>>(database => database.Decisions.ToListAsync()))
            .Select(row => (row.AllocationId, row.Kind))];

    private async Task RefuseAndReleaseAsync(Guid allocation)
    {
        await _booking.PostAsync("/internal/decisions/refuse", new RefuseCommand([allocation]), by: Callers.Service());
        using var released = await _booking.Scheduling.AnswerAsync(
            new HttpRequestMessage(HttpMethod.Post, $"http://scheduling/internal/allocations/{allocation}/release"), default);
    }

    private static Guid IdOf(string hold) => PublicId.Read<HoldId>(hold).Value;
}
