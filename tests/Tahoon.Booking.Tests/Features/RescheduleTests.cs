using System.Net;
using Microsoft.EntityFrameworkCore;
using Tahoon.Booking.Data;
using Tahoon.Booking.Tests.Support;
using Tahoon.Contracts.Demonstration;
using Tahoon.Contracts.Events;
using Tahoon.Contracts.Ids;
using Tahoon.Contracts.Internal;
using Tahoon.Messaging.Outbox;
using Tahoon.ServiceDefaults.Security;
using Tahoon.Testing;
using Tahoon.Testing.Security;
using Xunit;

namespace Tahoon.Booking.Tests.Features;

public sealed class RescheduleTests : IAsyncLifetime
{
    private readonly BookingService _booking = new();

    private DateTime Later => _booking.Start.AddDays(1);

    public ValueTask InitializeAsync() => _booking.InitializeAsync();

    public ValueTask DisposeAsync() => _booking.DisposeAsync();

    [Fact]
    public async Task Nobody_moves_what_is_another_s()
    {
        var id = await _booking.BookAsync();
        var otherUser = await MoveAsync(id, Later, by: Callers.User(Guid.CreateVersion7()));
        var otherClinic = await MoveAsync(id, Later, by: Callers.Application(DemoClinics.OtherClinic, Guid.NewGuid()));
        var provider = await MoveAsync(id, Later, by: Callers.Service());

        Assert.Equal(
            [HttpStatusCode.NotFound, HttpStatusCode.NotFound, HttpStatusCode.Forbidden],
            [otherUser.Status, otherClinic.Status, provider.Status]);
        Assert.Single(_booking.Scheduling.Allocations);
    }

    [Fact]
    public async Task A_start_and_a_possible_length_are_needed()
    {
        var id = await _booking.BookAsync();
        var noStart = await PostAsync(id, new { });
        var noLength = await PostAsync(id, new { start = Later, durationMinutes = 1 });
        var unpriced = await PostAsync(id, new { start = Later, durationMinutes = 45 });

        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.BadRequest), (noStart.Status, noLength.Status));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "slot_not_offered"), (unpriced.Status, unpriced.Text("code")));
    }

    [Fact]
    public async Task Key_and_version_are_needed_and_the_version_is_the_newest()
    {
        var id = await _booking.BookAsync();
        var noKey = await _booking.PostAsync(PathOf(id), new { start = Later }, ifMatch: "\"1\"");
        var noVersion = await _booking.PostAsync(PathOf(id), new { start = Later }, Key());
        var stale = await MoveAsync(id, Later, version: 7);

        Assert.Equal("idempotency_key_missing", noKey.Text("code"));
        Assert.Equal((HttpStatusCode)428, noVersion.Status);
        Assert.Equal((HttpStatusCode.PreconditionFailed, "precondition_failed"), (stale.Status, stale.Text("code")));
        Assert.Single(_booking.Scheduling.Allocations);
    }

    [Fact]
    public async Task A_moved_booking_has_the_new_time_and_owes_the_switch()
    {
        var id = await _booking.BookAsync();
        var old = (await RowAsync(id)).AllocationId;

        var moved = await MoveAsync(id, Later, by: Callers.User(_booking.User));

        Assert.Equal((HttpStatusCode.OK, "\"2\"", "Confirmed"), (moved.Status, moved.ETag, moved.Text("status")));
        var row = await RowAsync(id);
        Assert.Equal((Later, Later.AddMinutes(30), 2), (row.Start, row.End, row.Version));
        Assert.NotEqual(old, row.AllocationId);
        var owed = await _booking.Services.ReadAsync<BookingDb, List<OutboxRow>>(database => database.Set<OutboxRow>()
            .Where(message => message.Type == SwitchAllocation.Type || message.Type == SessionRescheduled.Type)
            .OrderBy(message => message.Queue).ToListAsync());
        Assert.Equal([QueueNames.Meetings, QueueNames.Scheduling], owed.Select(message => message.Queue));
        Assert.Contains($"\"oldAllocationId\":\"{old}\"", owed[1].Body, StringComparison.Ordinal);
        Assert.Contains($"\"newAllocationId\":\"{row.AllocationId}\"", owed[1].Body, StringComparison.Ordinal);
        Assert.Equal(DecisionKind.Used, (await DecisionsAsync())[row.AllocationId]);

        var read = await _booking.GetAsync($"/api/v1/bookings/{id}");
        Assert.Equal((Later, "2"), (read.Member("start").GetDateTime(), read.Text("version")));
    }

    [Fact]
    public async Task Another_length_has_its_own_price_and_is_given_back_at_that()
    {
        var id = await _booking.BookAsync();
        var moved = await PostAsync(id, new { start = Later, durationMinutes = 60 });
        var cancelled = await _booking.PostAsync($"/api/v1/bookings/{id}/cancel", new { }, Key(), ifMatch: "\"2\"");

        Assert.Equal((Later.AddMinutes(60), 25_000), (moved.Member("end").GetDateTime(), AmountOf(moved, "price")));
        Assert.Equal((25_000, 25_000), (AmountOf(cancelled, "refund"), (await RowAsync(id)).PriceMinor));
    }

    [Fact]
    public async Task Where_the_new_time_is_taken_the_old_one_is_kept()
    {
        var id = await _booking.BookAsync();
        await _booking.BookAsync(Later);

        var key = Key();
        var lost = await MoveAsync(id, Later, key: key);
        var again = await MoveAsync(id, Later, key: key);

        Assert.Equal((HttpStatusCode.Conflict, "slot_taken"), (lost.Status, lost.Text("code")));
        Assert.Equal((lost.Status, lost.Body, true), (again.Status, again.Body, again.Replayed));
        var row = await RowAsync(id);
        Assert.Equal((_booking.Start, 1), (row.Start, row.Version));
        Assert.NotEqual(AllocationState.Released, _booking.Scheduling.Allocations[row.AllocationId].State);
    }

    [Fact]
    public async Task The_same_key_again_is_the_same_answer_and_moves_nothing()
    {
        var id = await _booking.BookAsync();
        var key = Key();
        var first = await MoveAsync(id, Later, key: key);
        var second = await MoveAsync(id, Later, key: key);
        var other = await MoveAsync(id, Later.AddHours(1), key: key);

        Assert.Equal((first.Status, first.Body, first.ETag, true), (second.Status, second.Body, second.ETag, second.Replayed));
        Assert.Equal("idempotency_key_reused", other.Text("code"));
        Assert.Equal(2, (await RowAsync(id)).Version);
    }

    [Fact]
    public async Task Of_two_that_move_a_booking_at_once_one_wins_and_the_other_gives_its_time_back()
    {
        var id = await _booking.BookAsync();
        MeetAfterReserve(2);

        var answers = await Task.WhenAll(MoveAsync(id, Later), MoveAsync(id, Later.AddHours(1)));

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.PreconditionFailed], answers.Select(answer => answer.Status).Order());
        var row = await RowAsync(id);
        Assert.Equal(2, row.Version);
        var released = Assert.Single(_booking.Scheduling.In(AllocationState.Released));
        Assert.NotEqual(row.AllocationId, released.AllocationId);
        Assert.Equal(DecisionKind.Refused, (await DecisionsAsync())[released.AllocationId]);
    }

    [Fact]
    public async Task A_cancellation_that_comes_first_wins_and_the_new_time_is_given_back()
    {
        var id = await _booking.BookAsync();
        _booking.Scheduling.AfterReserve = async _ =>
        {
            _booking.Scheduling.AfterReserve = _ => Task.CompletedTask;
            var cancelled = await _booking.PostAsync($"/api/v1/bookings/{id}/cancel", new { }, Key(), ifMatch: "\"1\"");
            Assert.Equal(HttpStatusCode.OK, cancelled.Status);
        };

        var late = await MoveAsync(id, Later);

        Assert.Equal(HttpStatusCode.PreconditionFailed, late.Status);
        var released = Assert.Single(_booking.Scheduling.In(AllocationState.Released));
        Assert.Equal(Later, released.Start);
        Assert.Equal("Cancelled", (await _booking.GetAsync($"/api/v1/bookings/{id}")).Text("status"));
    }

    [Fact]
    public async Task A_cancelled_booking_and_one_about_to_begin_are_not_moved()
    {
        var cancelled = await _booking.BookAsync();
        await _booking.PostAsync($"/api/v1/bookings/{cancelled}/cancel", new { }, Key(), ifMatch: "\"1\"");
        var soon = await _booking.BookAsync(_booking.Clock.GetUtcNow().UtcDateTime.AddMinutes(50));

        var gone = await MoveAsync(cancelled, Later, version: 2);
        var late = await MoveAsync(soon, Later);

        Assert.Equal((HttpStatusCode.Conflict, "conflict"), (gone.Status, gone.Text("code")));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "reschedule_window_closed"), (late.Status, late.Text("code")));
    }

    [Fact]
    public async Task A_moved_booking_is_cancelled_where_it_is_now()
    {
        var id = await _booking.BookAsync();
        await MoveAsync(id, Later);
        var moved = (await RowAsync(id)).AllocationId;

        await _booking.PostAsync($"/api/v1/bookings/{id}/cancel", new { }, Key(), ifMatch: "\"2\"");

        var release = await _booking.Services.ReadAsync<BookingDb, OutboxRow>(
            database => database.Set<OutboxRow>().SingleAsync(message => message.Type == ReleaseAllocation.Type));
        Assert.Contains($"\"allocationId\":\"{moved}\"", release.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_the_answer_of_a_reserve_is_lost_its_time_is_given_back_and_the_key_works_again()
    {
        var id = await _booking.BookAsync();
        var key = Key();
        _booking.Scheduling.AfterReserve = _ => throw new HttpRequestException("the connection broke");
        var lost = await MoveAsync(id, Later, key: key);
        _booking.Scheduling.AfterReserve = _ => Task.CompletedTask;
        Assert.Equal(HttpStatusCode.ServiceUnavailable, lost.Status);
        Assert.Equal(Later, Assert.Single(_booking.Scheduling.In(AllocationState.Released)).Start);

        var again = await MoveAsync(id, Later, key: key);

        Assert.Equal(HttpStatusCode.OK, again.Status);
    }

    /// <summary>Lets reserves go on to their commits only together.</summary>
    private void MeetAfterReserve(int count)
    {
        var (arrived, all) = (0, new TaskCompletionSource());
        _booking.Scheduling.AfterReserve = _ =>
        {
            if (Interlocked.Increment(ref arrived) == count)
                all.SetResult();
            return all.Task;
        };
    }

    private Task<Answer> MoveAsync(string id, DateTime start, string? key = null, int version = 1, Caller? by = null) =>
        _booking.PostAsync(PathOf(id), new { start }, key ?? Key(), by, $"\"{version}\"");

    private Task<Answer> PostAsync(string id, object body) => _booking.PostAsync(PathOf(id), body, Key(), ifMatch: "\"1\"");

    private Task<BookingRow> RowAsync(string id)
    {
        var guid = PublicId.Read<BookingId>(id).Value;
        return _booking.Services.ReadAsync<BookingDb, BookingRow>(
            database => database.Bookings.SingleAsync(row => row.BookingId == guid));
    }

    private Task<Dictionary<Guid, DecisionKind>> DecisionsAsync() =>
        _booking.Services.ReadAsync<BookingDb, Dictionary<Guid, DecisionKind>>(
            database => database.Decisions.ToDictionaryAsync(row => row.AllocationId, row => row.Kind));

    private static long AmountOf(Answer answer, string member) => answer.Member(member).GetProperty("amountMinor").GetInt64();

    private static string PathOf(string id) => $"/api/v1/bookings/{id}/reschedule";

    private static string Key() => Guid.NewGuid().ToString();
}
