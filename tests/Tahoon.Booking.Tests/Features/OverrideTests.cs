using System.Net;
using System.Text.Json;
using Tahoon.Booking.Data;
using Tahoon.Booking.Tests.Support;
using Tahoon.Contracts.Ids;
using Tahoon.ServiceDefaults.Security;
using Tahoon.Testing;
using Tahoon.Testing.Security;
using Xunit;

namespace Tahoon.Booking.Tests.Features;

public sealed class OverrideTests : IAsyncLifetime
{
    private readonly BookingService _booking = new();

    private readonly object _override = new { reason = "The doctor is ill", @override = true };

    private DateTime Soon => _booking.Clock.GetUtcNow().UtcDateTime.AddMinutes(50);

    private object Move => new { start = _booking.Start, reason = "The doctor is late", @override = true };

    public ValueTask InitializeAsync() => _booking.InitializeAsync();

    public ValueTask DisposeAsync() => _booking.DisposeAsync();

    [Fact]
    public async Task A_user_overrides_nothing_and_another_provider_finds_nothing()
    {
        var id = await _booking.BookAsync(Soon);
        var ids = new[] { id, new BookingId(Guid.CreateVersion7()).ToString() };

        foreach (var which in ids)
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await CancelAsync(which, _override, Callers.User(_booking.User))).Status);
            Assert.Equal(HttpStatusCode.Forbidden, (await MoveAsync(which, Move, Callers.User(_booking.User))).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await CancelAsync(which, _override, Callers.Provider(Guid.NewGuid()))).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await MoveAsync(which, Move, Callers.Provider(Guid.NewGuid()))).Status);
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("  ")]
    public async Task Who_overrides_says_why(string? reason)
    {
        var id = await _booking.BookAsync(Soon);

        var cancelled = await CancelAsync(id, new { reason, @override = true }, Callers.Application());
        var moved = await MoveAsync(id, new { start = _booking.Start, reason, @override = true }, Callers.Application());

        foreach (var answer in new[] { cancelled, moved })
        {
            Assert.Equal((HttpStatusCode.BadRequest, "invalid_request"), (answer.Status, answer.Text("code")));
            Assert.True(answer.Member("errors").TryGetProperty("reason", out _));
        }
    }

    [Theory]
    [InlineData(CallerKind.Provider)]
    [InlineData(CallerKind.Application)]
    public async Task After_the_cut_off_the_provider_or_for_it_the_application_cancels_and_all_is_given_back(CallerKind kind)
    {
        await _booking.PutAsync("/api/v1/organisation/policies", new { lateCancelRefundPercent = 10 }, "\"0\"");
        var by = kind is CallerKind.Provider ? Callers.Provider(_booking.Provider) : Callers.Application();
        var id = await _booking.BookAsync(Soon);

        var cancelled = await CancelAsync(id, _override, by);

        Assert.Equal(HttpStatusCode.OK, cancelled.Status);
        Assert.Equal(
            (15_000, "provider_override"),
            (cancelled.Member("refund").GetProperty("amountMinor").GetInt64(), cancelled.Member("refund").GetProperty("reason").GetString()));
        await AssertTrailAsync(id, "cancelled", "The doctor is ill", kind, isOverride: true);
    }

    [Fact]
    public async Task A_provider_that_cancels_late_without_an_override_does_not_do_so_at_the_user_s_expense()
    {
        await _booking.PutAsync("/api/v1/organisation/policies", new { lateCancelRefundPercent = 10 }, "\"0\"");
        var id = await _booking.BookAsync(Soon);

        var late = await CancelAsync(id, new { reason = "No time" }, Callers.Provider(_booking.Provider));

        Assert.Equal((HttpStatusCode.UnprocessableEntity, "cancellation_window_closed"), (late.Status, late.Text("code")));
    }

    [Fact]
    public async Task After_the_cut_off_the_provider_moves_the_booking()
    {
        var id = await _booking.BookAsync(Soon);
        var by = Callers.Provider(_booking.Provider);

        var late = await MoveAsync(id, new { start = _booking.Start }, by);
        var moved = await MoveAsync(id, Move, by);

        Assert.Equal((HttpStatusCode.UnprocessableEntity, "reschedule_window_closed"), (late.Status, late.Text("code")));
        Assert.Equal((HttpStatusCode.OK, "2"), (moved.Status, moved.Text("version")));
        await AssertTrailAsync(id, "rescheduled", "The doctor is late", CallerKind.Provider, isOverride: true);
    }

    [Fact]
    public async Task In_time_there_is_nothing_to_override()
    {
        var (one, other) = (await _booking.BookAsync(_booking.Start.AddDays(1)), await _booking.BookAsync(_booking.Start.AddDays(2)));

        var cancelled = await CancelAsync(one, _override, Callers.Provider(_booking.Provider));
        var moved = await MoveAsync(other, Move, Callers.Application());

        Assert.Equal("cancelled_in_time", cancelled.Member("refund").GetProperty("reason").GetString());
        Assert.Equal(HttpStatusCode.OK, moved.Status);
        await AssertTrailAsync(one, "cancelled", "The doctor is ill", CallerKind.Provider, isOverride: false);
        await AssertTrailAsync(other, "rescheduled", "The doctor is late", CallerKind.Application, isOverride: false);
    }

    [Fact]
    public async Task What_is_over_is_changed_by_nobody()
    {
        var id = await _booking.BookAsync(Soon);
        _booking.Clock.Advance(TimeSpan.FromMinutes(80));

        var cancelled = await CancelAsync(id, _override, Callers.Application());
        var moved = await MoveAsync(id, Move, Callers.Application());

        Assert.Equal(("cancellation_window_closed", "reschedule_window_closed"), (cancelled.Text("code"), moved.Text("code")));
    }

    [Fact]
    public async Task The_same_key_again_is_the_same_answer_and_the_events_still_add_up()
    {
        var id = await _booking.BookAsync(Soon);
        var key = Guid.NewGuid().ToString();

        var first = await _booking.PostAsync($"/api/v1/bookings/{id}/cancel", _override, key, ifMatch: "\"1\"");
        var again = await _booking.PostAsync($"/api/v1/bookings/{id}/cancel", _override, key, ifMatch: "\"1\"");

        Assert.Equal((first.Status, first.Body, true), (again.Status, again.Body, again.Replayed));
        var guid = PublicId.Read<BookingId>(id).Value;
        var (row, state) = await _booking.Services.ReadAsync<BookingDb, (BookingRow?, Booking.Domain.BookingState)>(
            async database => (await database.Bookings.FindAsync(guid), await database.ReplayAsync(guid, default)));
        Assert.Equal((state.Version, state.Status), (row!.Version, row.Status));
        Assert.Equal("provider_override", state.Refund!.Reason);
    }

    private async Task AssertTrailAsync(string id, string what, string why, CallerKind who, bool isOverride)
    {
        var events = (await _booking.GetAsync($"/api/v1/bookings/{id}/events")).Member("items").EnumerateArray().ToList();
        var last = events[^1];
        Assert.Equal((what, why), (last.GetProperty("event").GetString(), last.GetProperty("reason").GetString()));
        Assert.Equal(who.ToString(), last.GetProperty("by").GetProperty("kind").GetString());
        Assert.Equal(isOverride, last.TryGetProperty("override", out var told) && told.ValueKind is JsonValueKind.True);
    }

    private Task<Answer> CancelAsync(string id, object body, Caller by) =>
        _booking.PostAsync($"/api/v1/bookings/{id}/cancel", body, Guid.NewGuid().ToString(), by, "\"1\"");

    private Task<Answer> MoveAsync(string id, object body, Caller by) =>
        _booking.PostAsync($"/api/v1/bookings/{id}/reschedule", body, Guid.NewGuid().ToString(), by, "\"1\"");
}
