using System.Net;
using Microsoft.EntityFrameworkCore;
using Tahoon.Booking.Data;
using Tahoon.Booking.Domain;
using Tahoon.Booking.Privacy;
using Tahoon.Booking.Tests.Support;
using Tahoon.Contracts.Demonstration;
using Tahoon.Contracts.Events;
using Tahoon.Contracts.Ids;
using Tahoon.Contracts.Internal;
using Tahoon.Messaging;
using Tahoon.Messaging.Outbox;
using Tahoon.ServiceDefaults.Idempotency;
using Tahoon.ServiceDefaults.Security;
using Tahoon.Testing;
using Tahoon.Testing.Security;
using Xunit;

namespace Tahoon.Booking.Tests.Privacy;

public sealed class ErasureTests : IAsyncLifetime
{
    private const string Notes = "canary-notes-73", Reason = "canary-reason-91";

    private readonly BookingService _booking = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => _booking.InitializeAsync();

    public ValueTask DisposeAsync() => _booking.DisposeAsync();

    [Fact]
    public async Task What_a_user_writes_is_nowhere_in_clear()
    {
        await BookAndCancelAsync();

        var stored = await _booking.Services.ReadAsync<BookingDb, List<string?>>(async database =>
        [
            .. await database.Bookings.Select(row => row.Notes).ToListAsync(),
            .. await database.Events.Select(row => row.Data).ToListAsync(),
            .. await database.Set<ClaimRow>().Select(row => row.Body).ToListAsync(),
            .. await database.Set<OutboxRow>().Select(row => row.Body).ToListAsync(),
        ]);
        Assert.All(stored, text => Assert.DoesNotContain("canary", text ?? "", StringComparison.Ordinal));
        Assert.Single(stored, text => text?.StartsWith("enc.v1.", StringComparison.Ordinal) is true);
        Assert.Single(stored, text => text?.Contains("\"reason\":\"enc.v1.", StringComparison.Ordinal) is true);
    }

    [Fact]
    public async Task Erasing_cancels_what_is_to_come_by_the_system_and_tells_nobody()
    {
        var id = await _booking.BookAsync();

        await EraseAsync();

        var guid = PublicId.Read<BookingId>(id).Value;
        var cancelled = await _booking.Services.ReadAsync<BookingDb, BookingEventRow>(
            database => database.Events.SingleAsync(row => row.BookingId == guid && row.Version == 2));
        Assert.Equal(CallerKind.Service, cancelled.ByKind);
        Assert.Equal(15_000, Assert.IsType<Cancelled>(cancelled.Read()).Refund.AmountMinor);
        var read = await _booking.GetAsync($"/api/v1/bookings/{id}");
        Assert.Equal((HttpStatusCode.OK, "Cancelled", "2"), (read.Status, read.Text("status"), read.Text("version")));
        Assert.Equal([ReleaseAllocation.Type + " scheduling", SessionCancelled.Type + " meetings"], await OwedAsync(guid));
    }

    [Fact]
    public async Task After_the_cut_off_the_session_is_cancelled_too_and_nothing_is_given_back()
    {
        var id = await _booking.BookAsync(_booking.Clock.GetUtcNow().UtcDateTime.AddMinutes(50));

        await EraseAsync();

        var guid = PublicId.Read<BookingId>(id).Value;
        var booking = await _booking.Services.ReadAsync<BookingDb, BookingState>(database => database.ReplayAsync(guid, Cancellation));
        Assert.Equal((BookingStatus.Cancelled, 0L, "cancelled_late"), (booking.Status, booking.Refund!.AmountMinor, booking.Refund.Reason));
    }

    [Fact]
    public async Task A_session_that_has_begun_stays_as_it_was()
    {
        await _booking.BookAsync();
        _booking.Clock.SetUtcNow(_booking.Start.AddMinutes(1));

        await EraseAsync();

        Assert.Equal([BookingStatus.Confirmed], await StatusesAsync());
    }

    [Fact]
    public async Task Afterwards_nothing_that_the_user_wrote_can_be_read_and_its_key_is_gone()
    {
        await BookAndCancelAsync();

        await EraseAsync();

        var (key, notes) = await _booking.Services.ReadAsync<BookingDb, (UserKeyRow, string?)>(async database =>
            (await database.UserKeys.SingleAsync(), await database.Bookings.Select(row => row.Notes).SingleAsync()));
        Assert.Null(key.ProtectedKey);
        Assert.NotNull(key.DestroyedAt);
        Assert.Null(notes);
        Assert.Equal(HttpStatusCode.NotFound, (await ExportAsync()).Status);
    }

    [Fact]
    public async Task Twice_and_in_two_messages_it_is_one_erasure()
    {
        var id = await _booking.BookAsync();
        var message = Guid.CreateVersion7();

        await EraseAsync(message);
        var (first, owed) = (await KeyAsync(), await OwedAsync(PublicId.Read<BookingId>(id).Value));
        _booking.Clock.Advance(TimeSpan.FromMinutes(1));
        await EraseAsync(message);
        await EraseAsync();

        Assert.Equal(first.DestroyedAt, (await KeyAsync()).DestroyedAt);
        Assert.Equal(owed, await OwedAsync(PublicId.Read<BookingId>(id).Value));
        Assert.Equal("2", (await _booking.GetAsync($"/api/v1/bookings/{id}")).Text("version"));
    }

    [Fact]
    public async Task Nothing_is_booked_for_an_erased_user_although_the_user_is_remembered_for_minutes()
    {
        await _booking.BookAsync();
        await EraseAsync();

        var answer = await TryToBookAsync(1);

        Assert.Equal((HttpStatusCode.NotFound, "not_found"), (answer.Status, answer.Text("code")));
    }

    [Fact]
    public async Task A_user_of_whom_nothing_was_heard_before_its_erasure_is_booked_nothing()
    {
        await EraseAsync();

        Assert.Equal(HttpStatusCode.NotFound, (await TryToBookAsync(1)).Status);
        Assert.Empty(await StatusesAsync());
    }

    [Fact]
    public async Task An_erasure_between_taking_time_and_the_commit_lets_the_booking_fail_and_frees_the_time()
    {
        _booking.Scheduling.AfterReserve = _ => EraseAsync();

        var answer = await TryToBookAsync(1);

        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.Empty(await StatusesAsync());
        Assert.Single(_booking.Scheduling.In(AllocationState.Released));
        var decision = await _booking.Services.ReadAsync<BookingDb, DecisionRow>(database => database.Decisions.SingleAsync());
        Assert.Equal(DecisionKind.Refused, decision.Kind);
    }

    [Fact]
    public async Task Whatever_order_bookings_and_an_erasure_at_once_come_in_none_is_left_to_come()
    {
        var bookings = Enumerable.Range(1, 12).Select(hour => Task.Run(() => TryToBookAsync(hour), Cancellation)).ToList();
        await Task.WhenAny(bookings);
        await EraseAsync();
        var answers = await Task.WhenAll(bookings);

        Assert.All(answers, answer => Assert.Contains(answer.Status, new[] { HttpStatusCode.Created, HttpStatusCode.NotFound }));
        var statuses = await StatusesAsync();
        Assert.Equal(answers.Count(answer => answer.Status is HttpStatusCode.Created), statuses.Count);
        Assert.All(statuses, status => Assert.Equal(BookingStatus.Cancelled, status));
    }

    [Fact]
    public async Task To_a_token_that_outlives_its_user_nothing_exists()
    {
        var id = await _booking.BookAsync();
        await EraseAsync();
        var user = Callers.User(_booking.User);

        Assert.Equal(HttpStatusCode.NotFound, (await _booking.GetAsync($"/api/v1/bookings/{id}", user)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await _booking.GetAsync("/api/v1/bookings", user)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await TryToBookAsync(1, user)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await _booking.PostAsync($"/api/v1/bookings/{id}/join", new { }, by: user)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await _booking.PostAsync(
            "/api/sessionbooking/cancelbooking", new { bookingId = id, reason = Reason }, by: user)).Status);
    }

    [Fact]
    public async Task Nobody_else_is_erased()
    {
        await _booking.BookAsync();

        await EraseAsync(user: Guid.CreateVersion7());

        Assert.Equal([BookingStatus.Confirmed], await StatusesAsync());
        Assert.NotNull((await KeyAsync()).ProtectedKey);
    }

    private async Task BookAndCancelAsync()
    {
        var booked = await _booking.PostAsync(
            "/api/v1/bookings",
            new { userId = new UserId(_booking.User), providerId = new ProviderId(_booking.Provider), start = _booking.Start, durationMinutes = 30, notes = Notes },
            Guid.NewGuid().ToString());
        var cancelled = await _booking.PostAsync(
            $"/api/v1/bookings/{booked.Text("bookingId")}/cancel", new { reason = Reason }, Guid.NewGuid().ToString(), ifMatch: "\"1\"");
        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.OK), (booked.Status, cancelled.Status));
    }

    private Task<Answer> TryToBookAsync(int hour, Caller? by = null) =>
        _booking.PostAsync("/api/v1/bookings", _booking.Wish(_booking.Start.AddHours(hour)), Guid.NewGuid().ToString(), by);

    private Task<Answer> ExportAsync() => _booking.GetAsync(
        $"/internal/users/{_booking.User}/export?organisationId={DemoClinics.DemoClinic}", Callers.Service());

    /// <summary>Delivers the message as the queue does, again where it raced.</summary>
    private async Task EraseAsync(Guid? message = null, Guid? user = null)
    {
        var (id, now) = (message ?? Guid.CreateVersion7(), _booking.Clock.GetUtcNow().UtcDateTime);
        var body = CloudEventJson.Encode(id, "identity", now, new UserErased(user ?? _booking.User, DemoClinics.DemoClinic, now));
        for (var delivery = 1; ; delivery++)
        {
            try
            {
                var settled = await _booking.Queues.DeliverAsync(
                    QueueNames.Meetings, new QueueMessage(id.ToString(), UserErased.Type, body), Cancellation, delivery);
                Assert.Equal(Settlement.Completed, settled);
                return;
            }
            catch (DbUpdateException) when (delivery < 10)
            {
                // raced; the next delivery finds how it ended
            }
        }
    }

    private Task<UserKeyRow> KeyAsync() => _booking.Services.ReadAsync<BookingDb, UserKeyRow>(
        database => database.UserKeys.SingleAsync(key => key.UserId == _booking.User));

    private Task<List<BookingStatus>> StatusesAsync() => _booking.Services.ReadAsync<BookingDb, List<BookingStatus>>(
        database => database.Bookings.Select(row => row.Status).ToListAsync());

    private async Task<List<string>> OwedAsync(Guid booking)
    {
        var text = booking.ToString();
        var owed = await _booking.Services.ReadAsync<BookingDb, List<OutboxRow>>(database => database.Set<OutboxRow>()
            .Where(row => row.Body.Contains(text) && row.Type != SessionBooked.Type && row.Type != ConfirmAllocation.Type).ToListAsync());
        return [.. owed.Select(row => $"{row.Type} {row.Queue}").Order()];
    }
}
