using System.Net;
using Microsoft.EntityFrameworkCore;
using Tahoon.Booking.Data;
using Tahoon.Booking.Tests.Support;
using Tahoon.Contracts.Demonstration;
using Tahoon.Contracts.Events;
using Tahoon.Contracts.Ids;
using Tahoon.Messaging.Outbox;
using Tahoon.Testing;
using Tahoon.Testing.Security;
using Xunit;

namespace Tahoon.Booking.Tests.Features;

public sealed class CancelBookingTests(BookingService booking) : IClassFixture<BookingService>
{
    private const string Audited = "/api/sessionbooking/cancelbooking";

    [Fact]
    public async Task Another_organisation_does_not_find_the_booking()
    {
        var id = await booking.BookAsync(booking.Start);
        var answer = await booking.PostAsync(
            Audited, new { bookingId = id }, by: Callers.Application(DemoClinics.OtherClinic, Guid.NewGuid()));
        Assert.Equal((HttpStatusCode.NotFound, "not_found"), (answer.Status, answer.Text("code")));
    }

    [Fact]
    public async Task An_id_of_another_kind_is_not_found()
    {
        var answer = await booking.PostAsync(Audited, new { bookingId = new UserId(booking.User).ToString() });
        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
    }

    [Fact]
    public async Task A_cancelled_booking_gives_the_money_back_and_owes_three_messages()
    {
        var id = await booking.BookAsync(booking.Start.AddHours(1));
        var answer = await booking.PostAsync(Audited, new { bookingId = id, reason = "Feeling better" });

        Assert.Equal((HttpStatusCode.OK, "Cancelled"), (answer.Status, answer.Text("status")));
        Assert.Equal(15_000, answer.Member("refund").GetProperty("amountMinor").GetInt64());
        var guid = PublicId.Read<BookingId>(id).Value.ToString();
        var owed = await booking.Services.ReadAsync<BookingDb, List<string>>(database => database.Set<OutboxRow>()
            .Where(row => row.Body.Contains(guid) && row.Type != SessionBooked.Type && row.Type != ConfirmAllocation.Type)
            .Select(row => row.Queue).ToListAsync());
        Assert.Equal([QueueNames.Meetings, QueueNames.Notifications, QueueNames.Scheduling], owed.Order());
    }

    [Fact]
    public async Task Cancelling_again_is_the_same_answer()
    {
        var id = await booking.BookAsync(booking.Start.AddHours(2));
        var first = await booking.PostAsync(Audited, new { bookingId = id });
        var second = await booking.PostAsync(Audited, new { bookingId = id });
        Assert.Equal((first.Status, first.Body), (second.Status, second.Body));
    }

    [Fact]
    public async Task After_the_cut_off_it_is_too_late()
    {
        var start = booking.Clock.GetUtcNow().UtcDateTime.AddMinutes(50);
        var id = await booking.BookAsync(start);
        var answer = await booking.PostAsync(Audited, new { bookingId = id });
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "cancellation_window_closed"), (answer.Status, answer.Text("code")));
    }

    [Fact]
    public async Task A_refusal_for_good_is_remembered_for_the_key_and_any_other_is_not()
    {
        var id = await booking.BookAsync(booking.Clock.GetUtcNow().UtcDateTime.AddMinutes(40));
        var (late, stale) = (Guid.NewGuid().ToString(), Guid.NewGuid().ToString());
        await booking.PostAsync($"/api/v1/bookings/{id}/cancel", new { }, late, ifMatch: "\"1\"");
        await booking.PostAsync($"/api/v1/bookings/{id}/cancel", new { }, stale, ifMatch: "\"7\"");

        var lateAgain = await booking.PostAsync($"/api/v1/bookings/{id}/cancel", new { }, late, ifMatch: "\"1\"");
        var staleAgain = await booking.PostAsync($"/api/v1/bookings/{id}/cancel", new { }, stale, ifMatch: "\"7\"");

        Assert.Equal(("cancellation_window_closed", true), (lateAgain.Text("code"), lateAgain.Replayed));
        Assert.Equal(("precondition_failed", false), (staleAgain.Text("code"), staleAgain.Replayed));
    }

    [Fact]
    public async Task The_new_api_wants_the_version_that_was_read()
    {
        var id = await booking.BookAsync(booking.Start.AddHours(3));
        var missing = await booking.PostAsync($"/api/v1/bookings/{id}/cancel", new { }, Guid.NewGuid().ToString());
        var stale = await booking.PostAsync($"/api/v1/bookings/{id}/cancel", new { }, Guid.NewGuid().ToString(), ifMatch: "\"7\"");
        var right = await booking.PostAsync($"/api/v1/bookings/{id}/cancel", new { }, Guid.NewGuid().ToString(), ifMatch: "\"1\"");

        Assert.Equal((HttpStatusCode)428, missing.Status);
        Assert.Equal(HttpStatusCode.PreconditionFailed, stale.Status);
        Assert.Equal((HttpStatusCode.OK, "\"2\""), (right.Status, right.ETag));
    }

    [Fact]
    public async Task A_booking_reads_as_its_events_add_up()
    {
        var id = await booking.BookAsync(booking.Start.AddHours(4));
        await booking.PostAsync(Audited, new { bookingId = id });

        var read = await booking.GetAsync($"/api/v1/bookings/{id}");

        Assert.Equal((HttpStatusCode.OK, "Cancelled", "2"), (read.Status, read.Text("status"), read.Text("version")));
        Assert.Equal(HttpStatusCode.NotFound, (await booking.GetAsync($"/api/v1/bookings/{id}", Callers.User(Guid.NewGuid()))).Status);
    }

    [Fact]
    public async Task Lists_are_paged_by_start_without_losing_or_repeating_any()
    {
        var from = booking.Start.AddDays(10);
        for (var hour = 0; hour < 5; hour++)
            await booking.BookAsync(from.AddHours(hour));

        var seen = new List<string>();
        string? cursor = null;
        do
        {
            var page = await booking.GetAsync($"/api/v1/bookings?from={from:O}&limit=2{(cursor is null ? "" : $"&cursor={cursor}")}");
            seen.AddRange(page.Member("items").EnumerateArray().Select(item => item.GetProperty("start").GetString()!));
            cursor = page.Body.Contains("nextCursor", StringComparison.Ordinal) ? page.Text("nextCursor") : null;
        }
        while (cursor is not null);

        Assert.Equal(5, seen.Count);
        Assert.Equal(seen.Distinct().Order(), seen);
    }

    [Theory]
    [InlineData("l")]
    [InlineData("/")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("________________AAAAAA")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAA%20")]
    public async Task A_cursor_that_is_none_of_ours_is_refused(string cursor)
    {
        var page = await booking.GetAsync($"/api/v1/bookings?cursor={cursor}");

        Assert.Equal((HttpStatusCode.BadRequest, "invalid_request"), (page.Status, page.Text("code")));
    }
}
