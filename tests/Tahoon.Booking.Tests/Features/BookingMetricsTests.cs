using System.Diagnostics.Metrics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.Metrics.Testing;
using Tahoon.Booking.Data;
using Tahoon.Booking.Tests.Support;
using Tahoon.Contracts.Events;
using Tahoon.Messaging.Outbox;
using Tahoon.ServiceDefaults.Telemetry;
using Tahoon.Testing;
using Xunit;

namespace Tahoon.Booking.Tests.Features;

public sealed class BookingMetricsTests : IAsyncLifetime
{
    private const string Path = "/api/v1/bookings";

    private readonly BookingService _booking = new();

    public ValueTask InitializeAsync() => _booking.InitializeAsync();

    public ValueTask DisposeAsync() => _booking.DisposeAsync();

    [Fact]
    public async Task Each_wish_is_counted_once_by_what_came_of_it()
    {
        using var outcomes = Collect<long>("Tahoon.Booking", "tahoon.booking.outcomes");

        await _booking.PostAsync(Path, _booking.Wish(), "one");
        await _booking.PostAsync(Path, _booking.Wish(), "one");
        await _booking.PostAsync(Path, _booking.Wish(), "two");
        await _booking.PostAsync(Path, _booking.Wish(), key: null);

        Assert.Equal(
            ["book done", "book repeated", "book slot_taken", "book idempotency_key_missing"],
            outcomes.GetMeasurementSnapshot().Select(sample => $"{sample.Tags["operation"]} {sample.Tags["outcome"]}"));
    }

    [Fact]
    public async Task What_another_service_s_silence_costs_is_counted_as_unavailable_and_as_a_compensation()
    {
        using var outcomes = Collect<long>("Tahoon.Booking", "tahoon.booking.outcomes");
        using var compensations = Collect<long>("Tahoon.Booking", "tahoon.saga.compensations");
        _booking.Scheduling.AfterReserve = _ => throw new HttpRequestException("the connection broke");

        await _booking.PostAsync(Path, _booking.Wish(), "one");

        Assert.Equal("unavailable", Assert.Single(outcomes.GetMeasurementSnapshot()).Tags["outcome"]);
        Assert.Equal("refused", Assert.Single(compensations.GetMeasurementSnapshot()).Tags["decision"]);
    }

    [Fact]
    public async Task What_was_looked_up_before_is_a_hit()
    {
        using var lookups = Collect<long>("Tahoon.Caching", "tahoon.cache.lookups");

        await _booking.BookAsync();
        await _booking.BookAsync(_booking.Start.AddHours(1));

        Assert.Equal(
            ["ProviderOffer hit", "ProviderOffer miss", "UserView hit", "UserView miss"],
            lookups.GetMeasurementSnapshot().Select(sample => $"{sample.Tags["cache"]} {sample.Tags["result"]}").Order());
    }

    [Fact]
    public async Task The_outbox_tells_how_much_it_owes_and_since_when_and_that_it_owes_nothing_any_more()
    {
        await _booking.BookAsync();
        await _booking.Services.WriteAsync<BookingDb>(database => database.Set<OutboxRow>()
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.LeaseUntil, DateTime.UtcNow.AddHours(1)))); // so that nothing sends them
        _booking.Clock.Advance(TimeSpan.FromSeconds(90));

        Assert.Equal((1, 90), await OwedAsync());

        await _booking.Services.WriteAsync<BookingDb>(database => database.Set<OutboxRow>()
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.SentAt, DateTime.UtcNow)));
        Assert.Equal((0, 0), await OwedAsync());
    }

    private MetricCollector<T> Collect<T>(string meter, string instrument)
        where T : struct => new(_booking.Services.GetRequiredService<IMeterFactory>(), meter, instrument);

    /// <summary>What the gauges say of the meetings' queue after one more census.</summary>
    private async Task<(long Messages, double Seconds)> OwedAsync()
    {
        using var unsent = Collect<long>("Tahoon.Messaging", "tahoon.outbox.unsent");
        using var ages = Collect<double>("Tahoon.Messaging", "tahoon.outbox.age");
        foreach (var census in _booking.Services.GetServices<ICensus>())
            await census.CountAsync(TestContext.Current.CancellationToken);

        return (Last(unsent), Last(ages));

        static T Last<T>(MetricCollector<T> samples)
            where T : struct => samples.GetMeasurementSnapshot().Last(sample => (string?)sample.Tags["queue"] == QueueNames.Meetings).Value;
    }
}
