using System.Net;
using Tahoon.Booking.Tests.Support;
using Tahoon.Contracts.Demonstration;
using Tahoon.Contracts.Ids;
using Tahoon.Contracts.Internal;
using Tahoon.Testing.Security;
using Xunit;

namespace Tahoon.Booking.Tests.Features;

public sealed class BookSessionTests(BookingService booking) : IClassFixture<BookingService>
{
    private const string V1 = "/api/v1/bookings", Audited = "/api/sessionbooking/booksession";

    [Fact]
    public async Task Nobody_books_without_a_token()
    {
        using var client = booking.CreateClient();
        using var answer = await client.PostAsync(V1, content: null, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public async Task An_application_without_the_scope_does_not_book()
    {
        using var client = booking.ClientFor(Callers.Application(), "catalogue.read");
        using var answer = await client.PostAsync(V1, content: null, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task Another_organisation_finds_neither_user_nor_provider()
    {
        var answer = await booking.PostAsync(V1, booking.Wish(), Key(), Callers.Application(DemoClinics.OtherClinic, Guid.NewGuid()));
        Assert.Equal((HttpStatusCode.NotFound, "not_found"), (answer.Status, answer.Text("code")));
    }

    [Fact]
    public async Task A_user_books_for_nobody_else()
    {
        var answer = await booking.PostAsync(V1, booking.Wish(), Key(), Callers.User(Guid.CreateVersion7()));
        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
    }

    [Fact]
    public async Task A_user_books_for_itself()
    {
        var answer = await booking.PostAsync(V1, booking.Wish(booking.Start.AddHours(30)), Key(), Callers.User(booking.User));
        Assert.Equal(HttpStatusCode.Created, answer.Status);
    }

    [Fact]
    public async Task The_new_api_wants_a_key()
    {
        var answer = await booking.PostAsync(V1, booking.Wish());
        Assert.Equal((HttpStatusCode.BadRequest, "idempotency_key_missing"), (answer.Status, answer.Text("code")));
    }

    [Theory]
    [InlineData("userId")]
    [InlineData("providerId")]
    [InlineData("start")]
    [InlineData("durationMinutes")]
    public async Task A_missing_member_is_named(string member)
    {
        var wish = new Dictionary<string, object?>
        {
            ["userId"] = new UserId(booking.User),
            ["providerId"] = new ProviderId(booking.Provider),
            ["start"] = booking.Start,
            ["durationMinutes"] = 30,
        };
        wish.Remove(member);

        var answer = await booking.PostAsync(V1, wish, Key());

        Assert.Equal((HttpStatusCode.BadRequest, "invalid_request"), (answer.Status, answer.Text("code")));
        Assert.Contains(answer.Member("errors").EnumerateObject(), error => error.NameEquals(member));
    }

    [Fact]
    public async Task Markup_in_the_notes_is_refused()
    {
        var answer = await booking.PostAsync(V1, Wish(notes: "<script>alert(1)</script>"), Key());
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.True(answer.Member("errors").TryGetProperty("notes", out _));
    }

    [Fact]
    public async Task A_length_without_a_price_is_not_offered()
    {
        var answer = await booking.PostAsync(V1, Wish(minutes: 45), Key());
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "slot_not_offered"), (answer.Status, answer.Text("code")));
    }

    [Fact]
    public async Task A_booked_session_is_answered_before_its_meeting_exists()
    {
        var start = booking.Start.AddHours(1);
        var answer = await booking.PostAsync(V1, booking.Wish(start), Key());

        Assert.Equal(HttpStatusCode.Created, answer.Status);
        Assert.Equal("Confirmed", answer.Text("status"));
        Assert.Equal("Pending", answer.Member("meeting").GetProperty("status").GetString());
        Assert.Equal(15_000, answer.Member("price").GetProperty("amountMinor").GetInt64());
        Assert.Equal(start, answer.Member("start").GetDateTime());
        Assert.Equal($"/api/v1/bookings/{answer.Text("bookingId")}", answer.Location);
        Assert.Equal("\"1\"", answer.ETag);
    }

    [Fact]
    public async Task The_audited_endpoint_books_for_a_user_registered_on_the_way()
    {
        var answer = await booking.PostAsync(Audited, new
        {
            user = new { name = "Noor", email = "noor@example.org", timeZone = "Asia/Kuwait" },
            serviceProviderId = new ProviderId(booking.Provider),
            start = booking.Start.AddHours(2),
            durationMinutes = 30,
        });

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(("Confirmed", "PENDING"), (answer.Text("status"), answer.Text("meetingId")));
        Assert.Equal(new UserId(booking.User).ToString(), answer.Text("userId"));
    }

    [Fact]
    public async Task The_audited_endpoint_wants_either_a_user_or_its_id()
    {
        var answer = await booking.PostAsync(Audited, new
        {
            serviceProviderId = new ProviderId(booking.Provider),
            start = booking.Start,
            durationMinutes = 30,
        });
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.True(answer.Member("errors").TryGetProperty("userId", out _));
    }

    [Fact]
    public async Task A_key_in_header_and_body_that_differ_is_refused()
    {
        var answer = await booking.PostAsync(Audited, new
        {
            userId = new UserId(booking.User),
            serviceProviderId = new ProviderId(booking.Provider),
            start = booking.Start,
            durationMinutes = 30,
            idempotencyKey = "one",
        }, key: "other");
        Assert.Equal("idempotency_key_invalid", answer.Text("code"));
    }

    [Fact]
    public async Task Two_patients_want_one_slot_and_one_gets_it()
    {
        var start = booking.Start.AddHours(3);
        var answers = await Task.WhenAll(
            booking.PostAsync(V1, booking.Wish(start), Key()), booking.PostAsync(V1, booking.Wish(start), Key()));

        var lost = Assert.Single(answers, answer => answer.Status is HttpStatusCode.Conflict);
        Assert.Single(answers, answer => answer.Status is HttpStatusCode.Created);
        Assert.Equal("slot_taken", lost.Text("code"));
        Assert.NotEmpty(lost.Member("nextAvailable").EnumerateArray());
    }

    [Fact]
    public async Task The_same_key_again_is_the_same_answer()
    {
        var (key, start) = (Key(), booking.Start.AddHours(4));
        var first = await booking.PostAsync(V1, booking.Wish(start), key);
        var second = await booking.PostAsync(V1, booking.Wish(start), key);

        Assert.False(first.Replayed);
        Assert.True(second.Replayed);
        Assert.Equal((first.Status, first.Body, first.ETag), (second.Status, second.Body, second.ETag));
    }

    [Fact]
    public async Task A_lost_slot_is_remembered_for_the_key()
    {
        var (key, start) = (Key(), booking.Start.AddHours(5));
        await booking.BookAsync(start);
        var first = await booking.PostAsync(V1, booking.Wish(start), key);
        var second = await booking.PostAsync(V1, booking.Wish(start), key);

        Assert.Equal("slot_taken", second.Text("code"));
        Assert.True(second.Replayed);
        Assert.Equal(first.Body, second.Body);
    }

    [Fact]
    public async Task The_same_key_for_another_request_is_refused()
    {
        var key = Key();
        await booking.PostAsync(V1, booking.Wish(booking.Start.AddHours(6)), key);
        var other = await booking.PostAsync(V1, booking.Wish(booking.Start.AddHours(7)), key);
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "idempotency_key_reused"), (other.Status, other.Text("code")));
    }

    [Fact]
    public async Task Fifty_at_once_with_one_key_make_one_booking()
    {
        var (key, start) = (Key(), booking.Start.AddHours(8));
        var answers = await Task.WhenAll(
            Enumerable.Range(0, 50).Select(_ => booking.PostAsync(V1, booking.Wish(start), key)));

        var ids = answers.Where(answer => answer.Status is HttpStatusCode.Created).Select(answer => answer.Text("bookingId"));
        Assert.Single(ids.Distinct());
        Assert.All(
            answers.Where(answer => answer.Status is not HttpStatusCode.Created),
            answer => Assert.Equal((HttpStatusCode.Conflict, "idempotency_in_progress"), (answer.Status, answer.Text("code"))));
        Assert.Single(booking.Scheduling.Allocations.Values, view => view.Start == start && view.State is not AllocationState.Released);
    }

    private static string Key() => Guid.NewGuid().ToString();

    private Dictionary<string, object?> Wish(int minutes = 30, string? notes = null) => new()
    {
        ["userId"] = new UserId(booking.User),
        ["providerId"] = new ProviderId(booking.Provider),
        ["start"] = booking.Start,
        ["durationMinutes"] = minutes,
        ["notes"] = notes,
    };
}
