using System.Net;
using Microsoft.EntityFrameworkCore;
using Tahoon.Booking.Data;
using Tahoon.Booking.Tests.Support;
using Tahoon.Contracts.Demonstration;
using Tahoon.Contracts.Ids;
using Tahoon.Testing;
using Tahoon.Testing.Security;
using Xunit;

namespace Tahoon.Booking.Tests.Privacy;

public sealed class ExportTests(BookingService booking) : IClassFixture<BookingService>
{
    private string Path => $"/internal/users/{booking.User}/export?organisationId={DemoClinics.DemoClinic}";

    [Fact]
    public async Task Only_services_may_ask()
    {
        Assert.Equal(HttpStatusCode.Forbidden, (await booking.GetAsync(Path)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await booking.GetAsync(Path, Callers.User(booking.User))).Status);
    }

    [Fact]
    public async Task It_has_bookings_with_what_was_written_in_clear_their_events_and_who_read_them()
    {
        var booked = await booking.PostAsync(
            "/api/v1/bookings",
            new { userId = new UserId(booking.User), providerId = new ProviderId(booking.Provider), start = booking.Start, durationMinutes = 30, notes = "Trouble sleeping" },
            Guid.NewGuid().ToString());
        var id = booked.Text("bookingId");
        await booking.GetAsync($"/api/v1/bookings/{id}");
        await booking.PostAsync("/api/sessionbooking/cancelbooking", new { bookingId = id, reason = "Feeling better" });

        var export = await booking.GetAsync(Path, Callers.Service());

        Assert.Equal(HttpStatusCode.OK, export.Status);
        var held = export.Member("bookings").EnumerateArray().Single(one => one.GetProperty("bookingId").GetString() == id);
        Assert.Equal("Trouble sleeping", held.GetProperty("notes").GetString());
        Assert.Equal(["booked", "cancelled"], held.GetProperty("events").EnumerateArray().Select(one => one.GetProperty("event").GetString()));
        Assert.Equal("Feeling better", held.GetProperty("events")[1].GetProperty("reason").GetString());
        var access = export.Member("accessTrail").EnumerateArray().First(one => one.TryGetProperty("thingId", out var thing) && thing.GetString() == id);
        Assert.Equal(new ClientId(Callers.DemoApplication).ToString(), access.GetProperty("by").GetProperty("id").GetString());
        Assert.DoesNotContain(booking.User.ToString(), export.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_stored_before_there_were_keys_is_in_it_too()
    {
        var id = await booking.BookAsync(booking.Start.AddHours(3));
        var guid = PublicId.Read<BookingId>(id).Value;
        await booking.Services.WriteAsync<BookingDb>(database => database.Bookings.Where(row => row.BookingId == guid)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Notes, "As it always was")));

        var export = await booking.GetAsync(Path, Callers.Service());

        Assert.Contains("As it always was", export.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_somebody_without_bookings_there_is_nothing()
    {
        var export = await booking.GetAsync(
            $"/internal/users/{Guid.CreateVersion7()}/export?organisationId={DemoClinics.DemoClinic}", Callers.Service());

        Assert.Equal((HttpStatusCode.OK, 0), (export.Status, export.Member("bookings").GetArrayLength()));
    }
}
