using System.Net;
using Microsoft.EntityFrameworkCore;
using Tahoon.Booking.Data;
using Tahoon.Booking.Tests.Support;
using Tahoon.Contracts.Events;
using Tahoon.Contracts.Internal;
using Tahoon.Messaging.Outbox;
using Tahoon.Testing;
using Xunit;

namespace Tahoon.Booking.Tests.Features;

/// <summary>Booking's database, kept by another process for longer than a writer waits.</summary>
public sealed class DatabaseAwayTests : IAsyncLifetime
{
    /// <summary>Longer than one writer waits, and shorter than two.</summary>
    private static readonly TimeSpan While = TimeSpan.FromSeconds(7.5);

    private readonly BookingService _booking = new();

    public ValueTask InitializeAsync() => _booking.InitializeAsync();

    public ValueTask DisposeAsync() => _booking.DisposeAsync();

    [Fact]
    public async Task What_can_not_be_written_is_told_to_come_again_and_the_same_key_then_books_once()
    {
        await using (await TestDatabase.LockAsync(_booking.ConnectionString))
            AssertComeAgain(await BookAsync());

        Assert.Empty(_booking.Scheduling.Allocations);
        await AssertTheSameKeyBooksOnceAsync();
    }

    [Fact]
    public async Task Away_between_the_reserve_and_the_commit_it_keeps_no_time_and_the_same_key_then_books_once()
    {
        var keeping = Task.CompletedTask;
        _booking.Scheduling.AfterReserve = async _ =>
        {
            _booking.Scheduling.AfterReserve = _ => Task.CompletedTask;
            keeping = KeepAsync(await TestDatabase.LockAsync(_booking.ConnectionString));
        };

        AssertComeAgain(await BookAsync());
        await keeping;

        Assert.Equal(AllocationState.Released, Assert.Single(_booking.Scheduling.Allocations).Value.State);
        await AssertTheSameKeyBooksOnceAsync();
    }

    private static async Task KeepAsync(IAsyncDisposable locked)
    {
        await Task.Delay(While);
        await locked.DisposeAsync();
    }

    private static void AssertComeAgain(Answer answer)
    {
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "unavailable"), (answer.Status, answer.Text("code")));
        Assert.True(answer.RetryAfter > TimeSpan.Zero);
    }

    private async Task AssertTheSameKeyBooksOnceAsync()
    {
        var booked = await BookAsync();
        var again = await BookAsync();

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.Created), (booked.Status, again.Status));
        Assert.Equal((booked.Body, true), (again.Body, again.Replayed));
        var (bookings, events, told) = await _booking.Services.ReadAsync<BookingDb, (int, int, int)>(async database => (
            await database.Bookings.CountAsync(), await database.Events.CountAsync(),
            await database.Set<OutboxRow>().CountAsync(row => row.Type == SessionBooked.Type)));
        Assert.Equal((1, 1, 1), (bookings, events, told));
        Assert.Single(_booking.Scheduling.Allocations.Values, view => view.State is not AllocationState.Released);
    }

    private Task<Answer> BookAsync() => _booking.PostAsync("/api/v1/bookings", _booking.Wish(), "the-same-key-each-time");
}
