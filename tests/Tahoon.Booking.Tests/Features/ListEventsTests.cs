using System.Net;
using System.Text.Json;
using Tahoon.Booking.Tests.Support;
using Tahoon.Contracts.Demonstration;
using Tahoon.Contracts.Ids;
using Tahoon.Testing.Security;
using Xunit;

namespace Tahoon.Booking.Tests.Features;

public sealed class ListEventsTests(BookingService booking) : IClassFixture<BookingService>
{
    [Fact]
    public async Task What_happened_to_a_booking_is_told_with_who_when_why_and_in_which_trace()
    {
        var id = await booking.BookAsync(booking.Start.AddHours(4));
        var moved = booking.Start.AddHours(5);
        await booking.PostAsync($"/api/v1/bookings/{id}/reschedule", new { start = moved }, "move", ifMatch: "\"1\"");
        await booking.PostAsync(
            $"/api/v1/bookings/{id}/cancel", new { reason = "Feeling better" }, "cancel", Callers.User(booking.User), ifMatch: "\"2\"");

        var events = Items(await booking.GetAsync($"/api/v1/bookings/{id}/events"));

        Assert.Equal(["1 booked Application", "2 rescheduled Application", "3 cancelled User"], events.Select(happened =>
            $"{happened.GetProperty("version")} {happened.GetProperty("event")} {happened.GetProperty("by").GetProperty("kind")}"));
        Assert.Equal(moved, events[1].GetProperty("start").GetDateTime());
        Assert.Equal("Feeling better", events[2].GetProperty("reason").GetString());
        Assert.Equal(new UserId(booking.User).ToString(), events[2].GetProperty("by").GetProperty("id").GetString());
        Assert.All(events, happened => Assert.Equal(booking.Clock.GetUtcNow().UtcDateTime, happened.GetProperty("at").GetDateTime(), TimeSpan.FromSeconds(1)));
        Assert.Equal(3, events.Select(happened => happened.GetProperty("traceId").GetString()!).Where(trace => trace.Length == 32).Distinct().Count());
    }

    [Fact]
    public async Task Nobody_else_sees_what_happened()
    {
        var id = await booking.BookAsync(booking.Start.AddHours(6));

        var other = await booking.GetAsync(
            $"/api/v1/bookings/{id}/events", Callers.Application(DemoClinics.OtherClinic, Guid.NewGuid()));
        var unknown = await booking.GetAsync($"/api/v1/bookings/{new BookingId(Guid.CreateVersion7())}/events");

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (other.Status, unknown.Status));
    }

    private static List<JsonElement> Items(Answer answer)
    {
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        return [.. answer.Member("items").EnumerateArray()];
    }
}
