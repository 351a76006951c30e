using System.Net;
using Tahoon.Booking.Tests.Support;
using Tahoon.Contracts.Ids;
using Xunit;

namespace Tahoon.Booking.Tests.Features;

public sealed class WhoMeetsTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly TaskCompletionSource _identity = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _catalogue = new(TaskCreationOptions.RunContinuationsAsynchronously);

    [Fact]
    public async Task A_known_user_and_the_provider_are_asked_for_at_the_same_time()
    {
        await using var booking = await StartAsync();

        var answer = await booking.PostAsync("/api/v1/bookings", booking.Wish(), Guid.NewGuid().ToString());

        Assert.Equal(HttpStatusCode.Created, answer.Status);
    }

    [Fact]
    public async Task A_user_is_registered_while_the_provider_is_asked_for()
    {
        await using var booking = await StartAsync();

        var answer = await booking.PostAsync("/api/sessionbooking/booksession", new
        {
            user = new { name = "Mona", email = "mona@example.test", timeZone = "Asia/Kuwait" },
            serviceProviderId = new ProviderId(booking.Provider),
            start = booking.Start,
            durationMinutes = 30,
        });

        Assert.Equal(HttpStatusCode.OK, answer.Status);
    }

    /// <summary>Each of the two answers only after the other was asked.</summary>
    private async Task<BookingService> StartAsync()
    {
        var booking = new BookingService
        {
            BeforeLookup = host =>
            {
                var (asked, other) = host is "identity" ? (_identity, _catalogue) : (_catalogue, _identity);
                asked.TrySetResult();
                return other.Task.WaitAsync(Patience);
            },
        };
        await booking.InitializeAsync();
        return booking;
    }
}
