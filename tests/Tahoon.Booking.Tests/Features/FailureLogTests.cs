using System.Net;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Tahoon.Booking.Data;
using Tahoon.Booking.Tests.Support;
using Tahoon.ServiceDefaults.Problems;
using Tahoon.Testing;
using Xunit;

namespace Tahoon.Booking.Tests.Features;

public sealed class FailureLogTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/api/v1/bookings")]
    [InlineData("/api/v1/bookings/{id}")]
    public async Task A_read_that_the_database_fails_is_logged_once_with_its_stack(string path)
    {
        await using var booking = new BookingService();
        await booking.InitializeAsync();
        var id = await booking.BookAsync();
        await LoseAsync(booking, "Bookings");

        var answer = await booking.GetAsync(path.Replace("{id}", id, StringComparison.Ordinal));

        Assert.Equal(HttpStatusCode.InternalServerError, answer.Status);
        AssertOnce(booking);
    }

    [Fact]
    public async Task A_booking_that_the_database_fails_is_logged_once_with_its_stack()
    {
        await using var booking = new BookingService();
        await booking.InitializeAsync();
        await LoseAsync(booking, "BookingEvents");

        await Assert.ThrowsAsync<InvalidOperationException>(
            () => booking.PostAsync("/api/v1/bookings", booking.Wish(), Guid.NewGuid().ToString()));

        AssertOnce(booking);
    }

    [Fact]
    public async Task A_neighbour_that_does_not_answer_is_logged_once_with_its_stack()
    {
        await using var booking = new BookingService();
        await booking.InitializeAsync();
        booking.BeforeLookup = neighbour => neighbour is "catalogue" ? throw new HttpRequestException("Refused.") : Task.CompletedTask;

        var answer = await booking.PostAsync("/api/v1/bookings", booking.Wish(), Guid.NewGuid().ToString());

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.Status);
        var entry = Assert.Single(booking.ErrorLog.Entries);
        Assert.IsType<DependencyUnavailableException>(entry.Exception);
        Assert.IsType<HttpRequestException>(entry.Exception.GetBaseException());
    }

    private static void AssertOnce(BookingService booking)
    {
        var entry = Assert.Single(booking.ErrorLog.Entries);
        Assert.IsType<SqliteException>(entry.Exception!.GetBaseException());
        Assert.Contains("Tahoon.Booking.Features", entry.Exception.StackTrace, StringComparison.Ordinal);
    }

    private static Task LoseAsync(BookingService booking, string table)
    {
        TestServers.SqliteAlone("a table is taken away in its words");
        return booking.Services.WriteAsync<BookingDb>(
#pragma warning disable EF1002 // the table's name is this class's own
            database => database.Database.ExecuteSqlRawAsync($"ALTER TABLE {table} RENAME TO Lost", Cancellation));
#pragma warning restore EF1002
    }
}
