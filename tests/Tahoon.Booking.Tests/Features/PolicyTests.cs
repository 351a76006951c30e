using System.Net;
using Microsoft.EntityFrameworkCore;
using Tahoon.Booking.Data;
using Tahoon.Booking.Tests.Support;
using Tahoon.Contracts.Demonstration;
using Tahoon.Testing;
using Tahoon.Testing.Security;
using Xunit;

namespace Tahoon.Booking.Tests.Features;

public sealed class PolicyTests : IAsyncLifetime
{
    private const string Path = "/api/v1/organisation/policies";

    private readonly BookingService _booking = new();

    /// <summary>Within the hour that is a booking's own cut-off.</summary>
    private DateTime Soon => _booking.Clock.GetUtcNow().UtcDateTime.AddMinutes(50);

    public ValueTask InitializeAsync() => _booking.InitializeAsync();

    public ValueTask DisposeAsync() => _booking.DisposeAsync();

    [Fact]
    public async Task Only_the_organisation_s_application_settles_them_and_its_people_read_them()
    {
        var user = await _booking.PutAsync(Path, new { }, "\"0\"", Callers.User(_booking.User));
        var provider = await _booking.PutAsync(Path, new { }, "\"0\"", Callers.Provider(_booking.Provider));

        Assert.Equal([HttpStatusCode.Forbidden, HttpStatusCode.Forbidden], [user.Status, provider.Status]);
        foreach (var reader in new[] { Callers.Application(), Callers.User(_booking.User), Callers.Provider(_booking.Provider) })
            Assert.Equal((HttpStatusCode.OK, "\"0\""), (await _booking.GetAsync(Path, reader)) is var read ? (read.Status, read.ETag) : default);
    }

    [Theory]
    [InlineData("cancellationCutoffMinutes", -1)]
    [InlineData("cancellationCutoffMinutes", 10_081)]
    [InlineData("rescheduleCutoffMinutes", -1)]
    [InlineData("lateCancelRefundPercent", 101)]
    public async Task What_is_not_valid_is_named(string member, int value)
    {
        var answer = await _booking.PutAsync(Path, new Dictionary<string, int> { [member] = value }, "\"0\"");

        Assert.Equal((HttpStatusCode.BadRequest, "invalid_request"), (answer.Status, answer.Text("code")));
        Assert.True(answer.Member("errors").TryGetProperty(member, out _), answer.Body);
    }

    [Fact]
    public async Task What_was_settled_is_read_and_belongs_to_one_organisation()
    {
        var settled = await SettleAsync(new { cancellationCutoffMinutes = 120, lateCancelRefundPercent = 50 });
        var read = await _booking.GetAsync(Path);
        var other = await _booking.GetAsync(Path, Callers.Application(DemoClinics.OtherClinic, Guid.NewGuid()));

        Assert.Equal((settled.Body, "\"1\""), (read.Body, read.ETag));
        Assert.Equal(("120", "50"), (read.Text("cancellationCutoffMinutes"), read.Text("lateCancelRefundPercent")));
        Assert.DoesNotContain("rescheduleCutoffMinutes", read.Body, StringComparison.Ordinal);
        Assert.Equal("""{"version":0}""", other.Body);
    }

    [Fact]
    public async Task A_change_wants_the_version_it_was_made_from_and_every_version_is_kept()
    {
        await SettleAsync(new { cancellationCutoffMinutes = 10 });
        var blind = await _booking.PutAsync(Path, new { }, ifMatch: null);
        var stale = await _booking.PutAsync(Path, new { }, "\"0\"");
        var future = await _booking.PutAsync(Path, new { }, $"\"{int.MaxValue}\"");
        var right = await _booking.PutAsync(Path, new { cancellationCutoffMinutes = 20 }, "\"1\"");

        Assert.Equal([428, 412, 412, 200], [(int)blind.Status, (int)stale.Status, (int)future.Status, (int)right.Status]);
        var kept = await _booking.Services.ReadAsync<BookingDb, List<int?>>(database => database.Policies
            .OrderBy(row => row.Version).Select(row => row.CancellationCutoffMinutes).ToListAsync());
        Assert.Equal([10, 20], kept);
    }

    [Fact]
    public async Task Of_two_that_settle_a_version_at_once_one_does()
    {
        var both = await Task.WhenAll(Enumerable.Range(0, 4).Select(number => _booking.PutAsync(
            Path, new { cancellationCutoffMinutes = number }, "\"0\"")));

        Assert.Equal([200, 412, 412, 412], both.Select(answer => (int)answer.Status).Order());
    }

    [Fact]
    public async Task The_policy_of_the_moment_of_cancelling_counts_not_that_of_the_booking()
    {
        var (one, other) = (await _booking.BookAsync(Soon), await _booking.BookAsync(Soon.AddMinutes(1)));
        await SettleAsync(new { cancellationCutoffMinutes = 30 });
        var shorter = await CancelAsync(one);
        await SettleAsync(new { cancellationCutoffMinutes = 55 }, version: 1);
        var longer = await CancelAsync(other);

        Assert.Equal((HttpStatusCode.OK, "cancelled_in_time"), (shorter.Status, Refund(shorter).Reason));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "cancellation_window_closed"), (longer.Status, longer.Text("code")));
    }

    [Fact]
    public async Task It_holds_for_users_who_cancel_and_move_by_themselves()
    {
        var (one, other) = (await _booking.BookAsync(Soon), await _booking.BookAsync(Soon.AddMinutes(1)));
        await SettleAsync(new { cancellationCutoffMinutes = 120, rescheduleCutoffMinutes = 15, lateCancelRefundPercent = 20 });
        var user = Callers.User(_booking.User);

        var late = await _booking.PostAsync($"/api/v1/bookings/{one}/cancel", new { }, Guid.NewGuid().ToString(), user, "\"1\"");
        var moved = await _booking.PostAsync(
            $"/api/v1/bookings/{other}/reschedule", new { start = _booking.Start }, Guid.NewGuid().ToString(), user, "\"1\"");

        Assert.Equal((HttpStatusCode.OK, (3_000L, "cancelled_late")), (late.Status, Refund(late)));
        Assert.Equal(HttpStatusCode.OK, moved.Status);
    }

    [Fact]
    public async Task After_the_cut_off_the_share_is_given_back_until_the_start()
    {
        var (one, other) = (await _booking.BookAsync(Soon), await _booking.BookAsync(Soon.AddMinutes(10)));
        await SettleAsync(new { lateCancelRefundPercent = 33 });

        var late = await CancelAsync(one);
        _booking.Clock.Advance(TimeSpan.FromHours(1));
        var begun = await CancelAsync(other);

        Assert.Equal((HttpStatusCode.OK, (4_950L, "cancelled_late")), (late.Status, Refund(late)));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "cancellation_window_closed"), (begun.Status, begun.Text("code")));
    }

    [Fact]
    public async Task The_audited_endpoint_goes_by_the_policy_too()
    {
        var id = await _booking.BookAsync(Soon);
        await SettleAsync(new { lateCancelRefundPercent = 0 });

        var late = await _booking.PostAsync("/api/sessionbooking/cancelbooking", new { bookingId = id });

        Assert.Equal((HttpStatusCode.OK, (0L, "cancelled_late")), (late.Status, Refund(late)));
    }

    [Fact]
    public async Task Moving_has_a_cut_off_of_its_own_and_else_that_of_cancelling()
    {
        var (one, other) = (await _booking.BookAsync(Soon), await _booking.BookAsync(Soon.AddMinutes(1)));
        await SettleAsync(new { cancellationCutoffMinutes = 120, rescheduleCutoffMinutes = 15 });
        var own = await MoveAsync(one, new { start = _booking.Start });
        await SettleAsync(new { cancellationCutoffMinutes = 120 }, version: 1);
        var cancelling = await MoveAsync(other, new { start = _booking.Start.AddHours(1) });

        Assert.Equal(HttpStatusCode.OK, own.Status);
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "reschedule_window_closed"), (cancelling.Status, cancelling.Text("code")));
    }

    private Task<Answer> CancelAsync(string id) =>
        _booking.PostAsync($"/api/v1/bookings/{id}/cancel", new { }, Guid.NewGuid().ToString(), ifMatch: "\"1\"");

    private Task<Answer> MoveAsync(string id, object body) =>
        _booking.PostAsync($"/api/v1/bookings/{id}/reschedule", body, Guid.NewGuid().ToString(), ifMatch: "\"1\"");

    private async Task<Answer> SettleAsync(object policy, int version = 0)
    {
        var answer = await _booking.PutAsync(Path, policy, $"\"{version}\"");
        Assert.Equal((HttpStatusCode.OK, $"\"{version + 1}\""), (answer.Status, answer.ETag));
        return answer;
    }

    private static (long Amount, string? Reason) Refund(Answer answer) => answer.Member("refund") is var refund
        ? (refund.GetProperty("amountMinor").GetInt64(), refund.GetProperty("reason").GetString()) : default;
}
