using System.Diagnostics;
using System.Globalization;
using System.Net;
using Microsoft.Extensions.Caching.Hybrid;
using Microsoft.Extensions.DependencyInjection;
using Tahoon.Booking.Clients;
using Tahoon.Booking.Tests.Support;
using Tahoon.Contracts.Demonstration;
using Tahoon.Contracts.Errors;
using Tahoon.Contracts.Ids;
using Tahoon.Contracts.Internal;
using Tahoon.Testing.Http;
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
    public async Task For_a_second_nobody_is_asked_again()
    {
        var first = await BookAsync();
        _booking.Price = 20_000;
        _booking.Clock.Advance(TimeSpan.FromSeconds(0.9));

        var second = await BookAsync();

        Assert.Equal((15_000, 15_000), (PriceOf(first), PriceOf(second)));
        Assert.Equal(AsOf(first), AsOf(second));
        Assert.Equal((1, 1), (AskedOf("catalogue"), AskedOf("identity")));
    }

    [Fact]
    public async Task After_a_second_a_new_price_counts_and_what_was_booked_keeps_its_own()
    {
        var first = await BookAsync();
        _booking.Price = 20_000;
        _booking.Clock.Advance(TimeSpan.FromSeconds(1));
        var now = _booking.Clock.GetUtcNow().UtcDateTime;

        var second = await BookAsync();
        var read = await _booking.GetAsync($"/api/v1/bookings/{first.Text("bookingId")}");

        Assert.Equal((20_000, now), (PriceOf(second), AsOf(second)));
        Assert.Equal((15_000, AsOf(first)), (PriceOf(read), AsOf(read)));
        Assert.Equal((2, 1), (AskedOf("catalogue"), AskedOf("identity")));
    }

    [Fact]
    public async Task A_user_is_asked_for_again_after_half_a_minute()
    {
        await BookAsync();
        _booking.Clock.Advance(TimeSpan.FromSeconds(31));

        await BookAsync();

        Assert.Equal(2, AskedOf("identity"));
    }

    [Fact]
    public async Task A_provider_that_was_taken_out_takes_no_new_bookings_and_keeps_those_it_has()
    {
        var first = await BookAsync();
        _booking.Network.Answer("catalogue", _ => TestAnswers.Json(new ProviderOffer(
            Guid.NewGuid(), DemoClinics.DemoClinic, "Dr. A", [], 60, Active: false)));
        _booking.Clock.Advance(TimeSpan.FromSeconds(1));

        var refused = await _booking.PostAsync("/api/v1/bookings", _booking.Wish(Next()), Guid.NewGuid().ToString());

        Assert.Equal((HttpStatusCode.UnprocessableEntity, "provider_inactive"), (refused.Status, refused.Text("code")));
        Assert.Equal("Confirmed", (await _booking.GetAsync($"/api/v1/bookings/{first.Text("bookingId")}")).Text("status"));
    }

    /// <summary>A replica's own copy may be old, and what another replica asked meanwhile too.</summary>
    [Fact]
    public async Task An_old_copy_is_renewed_until_what_is_known_is_new()
    {
        var remembered = _booking.Services.GetRequiredService<Remembered>();
        var (asked, key) = (0, "an answer");
        var first = await FindAsync();
        _booking.Clock.Advance(Remembered.FreshOffer);
        Assert.Equal("2", (await FindAsync()).Value);
        _booking.Clock.Advance(Remembered.FreshOffer);
        await _booking.Services.GetRequiredService<HybridCache>().SetAsync(key, first, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal("3", (await FindAsync()).Value);

        async Task<Known<string>> FindAsync() => (await remembered.FindAsync(
            key, Remembered.FreshOffer,
            _ => Task.FromResult<Result<string>>((++asked).ToString(CultureInfo.InvariantCulture)),
            TestContext.Current.CancellationToken)).Value!;
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
