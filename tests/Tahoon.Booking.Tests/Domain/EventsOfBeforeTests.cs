using System.Text.Json;
using Tahoon.Booking.Domain;
using Tahoon.Contracts.Json;
using Xunit;

namespace Tahoon.Booking.Tests.Domain;

/// <summary>Events as they were written before policies: the stream is never changed, so they are read for ever.</summary>
public sealed class EventsOfBeforeTests
{
    [Fact]
    public void A_cancellation_of_before_was_no_override_and_by_no_policy()
    {
        var read = Read("""
            {"event":"cancelled","reason":null,"refund":{"amountMinor":5,"currency":"KWD","reason":"cancelled_in_time"}}
            """);

        Assert.Equal(new Cancelled(null, new Refund(5, "KWD", "cancelled_in_time")), read);
    }

    [Fact]
    public void A_move_of_before_had_no_reason()
    {
        var read = Assert.IsType<Rescheduled>(Read("""
            {"event":"rescheduled","allocationId":"11111111-1111-1111-1111-111111111111","start":"2026-06-01T09:00:00Z",
             "end":"2026-06-01T09:30:00Z","price":{"amountMinor":5,"currency":"KWD"}}
            """));

        Assert.Equal((null, false, 0), (read.Reason, read.Override, read.PolicyVersion));
    }

    [Theory]
    [InlineData(1, 50, 1)]
    [InlineData(99, 50, 50)]
    [InlineData(15_000, 33, 4_950)]
    [InlineData(15_000, 0, 0)]
    [InlineData(long.MaxValue, 100, long.MaxValue)]
    public void A_share_is_of_whole_minor_units_and_half_a_unit_is_the_user_s(long amount, int percent, long share) =>
        Assert.Equal(share, Policy.Share(amount, percent));

    private static BookingEvent Read(string json) => JsonSerializer.Deserialize<BookingEvent>(json, WireJson.Options)!;
}
