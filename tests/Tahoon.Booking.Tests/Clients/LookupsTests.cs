using System.Diagnostics;
using System.Net;
using Tahoon.Booking.Tests.Support;
using Tahoon.Contracts.Ids;
using Xunit;

namespace Tahoon.Booking.Tests.Clients;

/// <summary>How long Booking goes by what Catalogue and Identity said.</summary>
public sealed class LookupsTests : IAsyncLifetime
{
    private readonly BookingService _booking = new();
    private int _hour;

    public ValueTask InitializeAsync() => _booking.InitializeAsync();

    public ValueTask DisposeAsync() => _booking.DisposeAsync();

    [Fact]
    public async Task For_half_a_minute_nobody_is_asked_again()
    {
        var first = await BookAsync();
        _booking.Price = 20_000;
        _booking.Clock.Advance(TimeSpan.FromSeconds(29));

        var second = await BookAsync();

        Assert.Equal((15_000, 15_000), (PriceOf(first), PriceOf(second)));
        Assert.Equal(AsOf(first), AsOf(second));
        Assert.Equal((1, 1), (AskedOf("catalogue"), AskedOf("identity")));
    }

    [Fact]
    public async Task After_half_a_minute_a_new_price_counts_and_what_was_booked_keeps_its_own()
    {
        var first = await BookAsync();
        _booking.Price = 20_000;
        _booking.Clock.Advance(TimeSpan.FromSeconds(31));
        var now = _booking.Clock.GetUtcNow().UtcDateTime;

        var second = await BookAsync();
        var read = await _booking.GetAsync($"/api/v1/bookings/{first.Text("bookingId")}");

        Assert.Equal((20_000, now), (PriceOf(second), AsOf(second)));
        Assert.Equal((15_000, AsOf(first)), (PriceOf(read), AsOf(read)));
        Assert.Equal((2, 2), (AskedOf("catalogue"), AskedOf("identity")));
    }

    [Theory]
    [InlineData("catalogue")]
    [InlineData("identity")]
    public async Task With_a_neighbour_away_what_it_said_is_used_for_five_minutes_and_marked_by_its_instant(string neighbour)
    {
        var first = await BookAsync();
        Away(neighbour);
        _booking.Clock.Advance(TimeSpan.FromSeconds(299));

        var second = await BookAsync();

        Assert.Equal(HttpStatusCode.Created, second.Status);
        Assert.Equal(15_000, PriceOf(second));
        Assert.Equal(neighbour is "catalogue", AsOf(first) == AsOf(second));
    }

    [Theory]
    [InlineData("catalogue")]
    [InlineData("identity")]
    public async Task What_is_older_than_five_minutes_is_not_used_and_the_client_is_told_when_to_come_again(string neighbour)
    {
        await BookAsync();
        Away(neighbour);
        _booking.Clock.Advance(TimeSpan.FromSeconds(301));
        var key = Guid.NewGuid().ToString();

        var refused = await _booking.PostAsync("/api/v1/bookings", _booking.Wish(Next()), key);
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "unavailable"), (refused.Status, refused.Text("code")));
        Assert.True(refused.RetryAfter > TimeSpan.Zero);

        _booking.BeforeLookup = _ => Task.CompletedTask;
        _hour--;
        Assert.Equal(HttpStatusCode.Created, (await _booking.PostAsync("/api/v1/bookings", _booking.Wish(Next()), key)).Status);
    }

    [Fact]
    public async Task A_neighbour_that_is_away_is_asked_once_in_five_seconds()
    {
        await BookAsync();
        Away("catalogue");
        _booking.Clock.Advance(TimeSpan.FromSeconds(60));
        await BookAsync();
        var once = AskedOf("catalogue");

        await BookAsync();
        Assert.Equal(once, AskedOf("catalogue"));

        _booking.Clock.Advance(TimeSpan.FromSeconds(6));
        await BookAsync();
        Assert.True(AskedOf("catalogue") > once);
    }

    [Fact]
    public async Task A_neighbour_that_does_not_answer_holds_a_booking_up_for_a_second_only()
    {
        await BookAsync();
        _booking.Network.Answer("catalogue", async (_, token) =>
        {
            await Task.Delay(Timeout.Infinite, token);
            return new HttpResponseMessage(HttpStatusCode.OK);
        });
        _booking.Clock.Advance(TimeSpan.FromSeconds(60));
        var began = Stopwatch.GetTimestamp();

        var booked = await BookAsync();

        Assert.Equal(HttpStatusCode.Created, booked.Status);
        Assert.InRange(Stopwatch.GetElapsedTime(began), TimeSpan.FromMilliseconds(900), TimeSpan.FromSeconds(6));
    }

    [Fact]
    public async Task A_provider_that_is_gone_is_not_booked_once_that_is_known()
    {
        await BookAsync();
        _booking.Network.Answer("catalogue", _ => new HttpResponseMessage(HttpStatusCode.NotFound));
        _booking.Clock.Advance(TimeSpan.FromSeconds(31));

        var gone = await _booking.PostAsync("/api/v1/bookings", _booking.Wish(Next()), Guid.NewGuid().ToString());

        Assert.Equal(HttpStatusCode.NotFound, gone.Status);
    }

    [Fact]
    public async Task The_audited_answer_marks_the_price_too()
    {
        var booked = await _booking.PostAsync("/api/sessionbooking/booksession", new
        {
            userId = new UserId(_booking.User),
            serviceProviderId = new ProviderId(_booking.Provider),
            start = Next(),
            durationMinutes = 30,
        });

        Assert.Equal(_booking.Clock.GetUtcNow().UtcDateTime, AsOf(booked));
    }

    private async Task<Answer> BookAsync()
    {
        var booked = await _booking.PostAsync("/api/v1/bookings", _booking.Wish(Next()), Guid.NewGuid().ToString());
        Assert.Equal(HttpStatusCode.Created, booked.Status);
        return booked;
    }

    private DateTime Next() => _booking.Start.AddHours(_hour++);

    private void Away(string neighbour) => _booking.BeforeLookup = host =>
        host == neighbour ? throw new HttpRequestException("the connection broke") : Task.CompletedTask;

    private int AskedOf(string host) => _booking.Network.Asked.Count(asked => asked.Address.Host == host);

    private static long PriceOf(Answer answer) => answer.Member("price").GetProperty("amountMinor").GetInt64();

    private static DateTime AsOf(Answer answer) => answer.Member("priceAsOf").GetDateTime();
}
