using System.Diagnostics;
using System.Net;
using Tahoon.SystemTests.Support;
using Xunit;

namespace Tahoon.SystemTests.Scenarios;

[Collection(OneSystem.Name)]
public sealed class SlowPartnerTests(TwoReplicas tahoon)
{
    private const int Bookings = 25, WarmUp = 10, Tries = 10;

    /// <summary>
    /// What a busy machine may add between two halves of one run. A booking that waits for its room would take seconds; one that
    /// only shares threads or connections with waiting calls would take its multiple.
    /// </summary>
    private const double Factor = 1.5, Milliseconds = 15;

    private static readonly TimeSpan Answering = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task With_VideoSDK_answering_in_30_seconds_a_booking_takes_as_long_as_before()
    {
        var patient = await tahoon.PatientAsync();
        var slots = new Queue<Slot>(await patient.SlotsAsync());
        await BookAsync(patient, slots, WarmUp);
        var before = await BookAsync(patient, slots, Bookings);
        await tahoon.Partners.SlowRoomsAsync(Answering);
        double during;
        int waiting;
        try
        {
            // the calls that are to hold things up are under way before anything is measured
            var asked = await tahoon.Partners.RoomRequestsAsync();
            await BookAsync(patient, slots, WarmUp);
            await Eventually.BecomesTrueAsync(
                async () => await tahoon.Partners.RoomRequestsAsync() > asked, "VideoSDK was not asked", TestContext.Current.CancellationToken);
            during = await BookAsync(patient, slots, Bookings);
            waiting = await tahoon.Partners.RoomRequestsAsync() - asked;
        }
        finally
        {
            await tahoon.Partners.OrderAsync("normal");
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"median {before:0.0} ms before, {during:0.0} ms during, {waiting} calls of VideoSDK under way");
        Assert.True(
            during <= (before * Factor) + Milliseconds,
            $"A booking took {before:0.0} ms, and {during:0.0} ms with {waiting} calls of VideoSDK under way.");
    }

    /// <summary>The median, in milliseconds.</summary>
    private static async Task<double> BookAsync(PatientApp patient, Queue<Slot> slots, int number)
    {
        var took = new List<double>();
        for (var booked = 0; booked < number; booked++)
        {
            var (slot, key, began) = (slots.Dequeue(), Guid.NewGuid().ToString(), Stopwatch.GetTimestamp());
            var answer = await patient.BookFreeAsync(slot, key);
            for (var tries = 1; answer.Status is HttpStatusCode.ServiceUnavailable or HttpStatusCode.Conflict && tries < Tries; tries++)
                answer = await AgainAsync(patient, slot, key);
            took.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);

            Assert.Equal(HttpStatusCode.Created, answer.Status);
            Assert.Equal("Pending", answer.Body.GetProperty("meeting").GetProperty("status").GetString());
        }

        return took.Order().ElementAt(number / 2);
    }

    /// <summary>A machine that does other things too may be late, which is part of what is measured.</summary>
    private static async Task<Answer> AgainAsync(PatientApp patient, Slot slot, string key)
    {
        await Task.Delay(TimeSpan.FromSeconds(1), TestContext.Current.CancellationToken);
        return await patient.BookFreeAsync(slot, key);
    }
}
