using System.Diagnostics;
using System.Net;
using Tahoon.Booking.Clients.VideoSdk;
using Xunit;

namespace Tahoon.Booking.Tests.Clients.VideoSdk;

public sealed class VideoRoomsTests
{
    [Fact]
    public async Task A_booking_has_one_room_however_often_it_is_opened()
    {
        await using var partner = await RoomsAtTheSimulator.Start();

        var first = Assert.IsType<PartnerOutcome.Done>(await partner.Open());
        var second = Assert.IsType<PartnerOutcome.Done>(await partner.Open());

        Assert.Matches("^[a-z0-9]{3}-[a-z0-9]{4}-[a-z0-9]{4}$", first.RoomId);
        Assert.Equal(first, second);
        Assert.Equal("bkg_1", Assert.Single(await partner.Kept()).GetProperty("customRoomId").GetString());
    }

    [Fact]
    public async Task A_closed_room_is_disabled_and_the_booking_gets_no_other()
    {
        await using var partner = await RoomsAtTheSimulator.Start();
        var room = Assert.IsType<PartnerOutcome.Done>(await partner.Open());

        Assert.Equal(room, await partner.Close(room.RoomId));
        Assert.Equal(room, await partner.Close(room.RoomId));

        Assert.True(Assert.Single(await partner.Kept()).GetProperty("disabled").GetBoolean());
        Assert.IsType<PartnerOutcome.GiveUp>(await partner.Open());
    }

    [Theory]
    [InlineData("aaa-bbbb-cccc")]
    [InlineData("not-a-room")]
    public async Task A_room_that_the_partner_does_not_know_is_closed(string roomId)
    {
        await using var partner = await RoomsAtTheSimulator.Start();

        Assert.Equal(new PartnerOutcome.Done(roomId), await partner.Close(roomId));
    }

    [Fact]
    public async Task A_room_can_be_looked_at()
    {
        await using var partner = await RoomsAtTheSimulator.Start();
        var room = Assert.IsType<PartnerOutcome.Done>(await partner.Open());

        var known = await partner.Client.ValidateRoom(room.RoomId, TestContext.Current.CancellationToken);
        var unknown = await partner.Client.ValidateRoom("aaa-bbbb-cccc", TestContext.Current.CancellationToken);

        Assert.Equal(room.RoomId, known.Content?.RoomId);
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }

    [Fact]
    public async Task A_lost_answer_is_asked_for_again_and_there_is_one_room()
    {
        await using var partner = await RoomsAtTheSimulator.Start();
        await partner.Order(new { mode = "failing", acceptThenFail = true, count = 1 });

        var outcome = Assert.IsType<PartnerOutcome.Done>(await partner.Open());

        var kept = Assert.Single(await partner.Kept());
        Assert.Equal(outcome.RoomId, kept.GetProperty("roomId").GetString());
        Assert.Equal(2, kept.GetProperty("createRequests").GetInt32());
    }

    [Theory]
    [InlineData(500)]
    [InlineData(503)]
    [InlineData(429)]
    public async Task A_passing_fault_is_repeated_at_once(int status)
    {
        await using var partner = await RoomsAtTheSimulator.Start();
        await partner.Order(new { mode = "failing", status, count = 2 });

        Assert.IsType<PartnerOutcome.Done>(await partner.Open());
        Assert.Equal(3, await partner.Requests());
    }

    [Theory]
    [InlineData("""{"mode":"failing","status":500,"errorCode":"BROKEN"}""", 3)]
    [InlineData("""{"mode":"away"}""", 3)]
    [InlineData("""{"mode":"failing","status":401}""", 1)]
    [InlineData("""{"mode":"failing","status":403}""", 1)]
    [InlineData("""{"mode":"failing","status":409}""", 1)]
    public async Task A_fault_that_stays_is_left_for_later(string order, int requests)
    {
        await using var partner = await RoomsAtTheSimulator.Start();
        await partner.Order(System.Text.Json.JsonDocument.Parse(order).RootElement);

        var outcome = Assert.IsType<PartnerOutcome.RetryLater>(await partner.Open());

        Assert.NotEmpty(outcome.Reason);
        Assert.Null(outcome.NotBefore);
        Assert.Equal(requests, await partner.Requests());
    }

    [Theory]
    [InlineData(400)]
    [InlineData(402)]
    [InlineData(404)]
    public async Task A_refusal_for_good_is_given_up_with_the_partners_reason(int status)
    {
        await using var partner = await RoomsAtTheSimulator.Start();
        await partner.Order(new { mode = "failing", status, errorCode = "NO_WAY" });

        var outcome = Assert.IsType<PartnerOutcome.GiveUp>(await partner.Open());

        Assert.Equal($"{status} NO_WAY As ordered: {status}", outcome.Reason);
        Assert.Equal(1, await partner.Requests());
    }

    [Fact]
    public async Task A_long_Retry_After_is_handed_on_and_a_short_one_waited_for()
    {
        await using var partner = await RoomsAtTheSimulator.Start();

        await partner.Order(new { mode = "rateLimited", retryAfterSeconds = 60 });
        var before = DateTimeOffset.UtcNow;
        var later = Assert.IsType<PartnerOutcome.RetryLater>(await partner.Open());
        await partner.Order(new { mode = "rateLimited", retryAfterSeconds = 1, count = 1 });
        var waited = Stopwatch.StartNew();
        var soon = await partner.Open();

        Assert.InRange(later.NotBefore!.Value, before.AddSeconds(60), before.AddSeconds(70));
        Assert.IsType<PartnerOutcome.Done>(soon);
        // a timer counts whole ticks of the system's clock, so that it may end some milliseconds early by the stopwatch
        Assert.InRange(waited.Elapsed, TimeSpan.FromSeconds(0.95), TimeSpan.FromSeconds(20));
        Assert.Equal(3, await partner.Requests());
    }

    [Fact]
    public async Task A_partner_may_take_longer_than_a_service_of_our_own()
    {
        await using var partner = await RoomsAtTheSimulator.Start();
        await partner.Order(new { mode = "slow", delayMs = 800 });

        Assert.IsType<PartnerOutcome.Done>(await partner.Open());
        Assert.Equal(1, await partner.Requests());
    }

    [Fact]
    public async Task A_partner_slower_than_an_attempt_may_take_is_left_for_later()
    {
        await using var partner = await RoomsAtTheSimulator.Start(null, ("AttemptTimeout", "00:00:00.100"));
        await partner.Order(new { mode = "slow", delayMs = 5_000 });

        var outcome = Assert.IsType<PartnerOutcome.RetryLater>(await partner.Open());

        Assert.Equal("no answer in time", outcome.Reason);
        Assert.Equal(3, await partner.Requests());
    }

    [Fact]
    public async Task With_the_circuit_open_no_call_leaves()
    {
        await using var partner = await RoomsAtTheSimulator.Start();
        await partner.Order(new { mode = "away" });
        for (var i = 0; i < 4; i++)
            await partner.Open($"bkg_{i}");
        var before = await partner.Requests();

        var outcome = Assert.IsType<PartnerOutcome.RetryLater>(await partner.Open());

        Assert.Equal("not called: the circuit is open", outcome.Reason);
        Assert.Equal(10, before);
        Assert.Equal(before, await partner.Requests());
    }

    [Fact]
    public async Task A_slow_partner_holds_a_few_calls_and_the_rest_go_on_at_once()
    {
        await using var partner = await RoomsAtTheSimulator.Start(null, ("Concurrency", "2"), ("AttemptTimeout", "00:00:02"));
        await partner.Order(new { mode = "slow", delayMs = 500 });

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 10).Select(i => partner.Open($"bkg_{i}")));

        Assert.Equal(4, outcomes.Count(o => o is PartnerOutcome.Done));
        Assert.Equal(6, outcomes.Count(o => o is PartnerOutcome.RetryLater { Reason: "not called: too many calls under way" }));
        Assert.Equal(4, await partner.Requests());
    }

    [Fact]
    public async Task A_caller_who_stops_waiting_gets_no_outcome()
    {
        await using var partner = await RoomsAtTheSimulator.Start();
        await partner.Order(new { mode = "slow", delayMs = 5_000 });
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => partner.Rooms.Open("bkg_1", stop.Token));
    }
}
