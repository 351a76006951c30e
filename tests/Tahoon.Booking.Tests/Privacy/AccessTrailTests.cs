using System.Net;
using Microsoft.EntityFrameworkCore;
using Tahoon.Booking.Data;
using Tahoon.Booking.Tests.Support;
using Tahoon.Contracts.Demonstration;
using Tahoon.Contracts.Ids;
using Tahoon.ServiceDefaults.Auditing;
using Tahoon.ServiceDefaults.Security;
using Tahoon.Testing;
using Tahoon.Testing.Security;
using Xunit;

namespace Tahoon.Booking.Tests.Privacy;

public sealed class AccessTrailTests : IAsyncLifetime
{
    private readonly BookingService _booking = new();

    public ValueTask InitializeAsync() => _booking.InitializeAsync();

    public ValueTask DisposeAsync() => _booking.DisposeAsync();

    [Fact]
    public async Task Reading_a_booking_leaves_who_read_whose_what_and_when()
    {
        var id = await _booking.BookAsync();

        await _booking.GetAsync($"/api/v1/bookings/{id}");

        var line = Assert.Single(await TrailAsync());
        Assert.Equal(
            (CallerKind.Application, Callers.DemoApplication, Callers.DemoApplication, DemoClinics.DemoClinic, _booking.User),
            (line.ByKind, line.BySubject, line.ByApplication, line.OrganisationId, line.UserId));
        Assert.Equal((AccessAction.Read, "booking", PublicId.Read<BookingId>(id).Value), (line.Action, line.What, line.ThingId!.Value));
        Assert.Equal(_booking.Clock.GetUtcNow().UtcDateTime, line.At);
        Assert.Equal(32, line.TraceId?.Length);
    }

    [Fact]
    public async Task A_list_leaves_one_line_for_each_user_in_it_and_an_empty_one_none()
    {
        await _booking.BookAsync();
        await _booking.BookAsync(_booking.Start.AddHours(1));

        await _booking.GetAsync("/api/v1/bookings", Callers.Provider(_booking.Provider));
        await _booking.GetAsync("/api/v1/bookings", Callers.Provider(Guid.CreateVersion7()));

        var line = Assert.Single(await TrailAsync());
        Assert.Equal(
            (CallerKind.Provider, _booking.Provider, AccessAction.Search, _booking.User, (Guid?)null),
            (line.ByKind, line.BySubject, line.Action, line.UserId, line.ThingId));
    }

    [Fact]
    public async Task What_is_not_found_and_what_a_user_reads_of_itself_leaves_none()
    {
        var id = await _booking.BookAsync();

        Assert.Equal(HttpStatusCode.OK, (await _booking.GetAsync($"/api/v1/bookings/{id}", Callers.User(_booking.User))).Status);
        Assert.Equal(HttpStatusCode.OK, (await _booking.GetAsync("/api/v1/bookings", Callers.User(_booking.User))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await _booking.GetAsync(
            $"/api/v1/bookings/{id}", Callers.Application(DemoClinics.OtherClinic, Guid.CreateVersion7()))).Status);

        Assert.Empty(await TrailAsync());
    }

    [Fact]
    public async Task Where_the_line_can_not_be_written_nothing_is_read()
    {
        TestServers.SqliteAlone("a table is taken away in its words");
        var id = await _booking.BookAsync();
        await _booking.Services.WriteAsync<BookingDb>(
            database => database.Database.ExecuteSqlRawAsync("ALTER TABLE AccessTrail RENAME TO Elsewhere"));

        var answer = await _booking.GetAsync($"/api/v1/bookings/{id}");

        Assert.Equal(HttpStatusCode.InternalServerError, answer.Status);
        Assert.DoesNotContain("providerId", answer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_line_that_is_old_enough_can_go_and_a_younger_one_can_not()
    {
        TestServers.SqliteAlone("the statements are in its words");
        await _booking.Services.WriteAsync<BookingDb>(database => database.Database.ExecuteSqlRawAsync("""
            INSERT INTO AccessTrail VALUES ('old', strftime('%Y-%m-%d %H:%M:%f', 'now', '-91 days'), 1, 'a', 'a', 'o', 'u', 1, 'booking', NULL, NULL);
            DELETE FROM AccessTrail WHERE Id = 'old';
            """));

        var refused = await Assert.ThrowsAsync<Microsoft.Data.Sqlite.SqliteException>(
            () => _booking.Services.WriteAsync<BookingDb>(database => database.Database.ExecuteSqlRawAsync("""
                INSERT INTO AccessTrail VALUES ('young', strftime('%Y-%m-%d %H:%M:%f', 'now', '-89 days'), 1, 'a', 'a', 'o', 'u', 1, 'booking', NULL, NULL);
                DELETE FROM AccessTrail WHERE Id = 'young';
                """)));

        Assert.Contains("AccessTrail is append-only", refused.Message, StringComparison.Ordinal);
    }

    private Task<List<AccessRow>> TrailAsync() =>
        _booking.Services.ReadAsync<BookingDb, List<AccessRow>>(database => database.Set<AccessRow>().ToListAsync());
}
