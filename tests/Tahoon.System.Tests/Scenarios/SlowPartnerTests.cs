using System.Diagnostics;
using System.Net;
using Tahoon.SystemTests.Support;
using Xunit;

namespace Tahoon.SystemTests.Scenarios;

[Collection(OneSystem.Name)]
public sealed class SlowPartnerTests(TwoReplicas tahoon)
{
    private const int Bookings = 21, WarmUp = 5, Tries = 10, Rounds = 3;

    /// <summary>
    /// What a machine adds of its own between two halves of one run. A booking that waited for its room would take seconds; one
    /// that shared threads or connections with the calls that wait would take its multiple.
    /// </summary>
    private const double Factor = 1.5, Milliseconds = 15;

    private static readonly TimeSpan Answering = TimeSpan.FromSeconds(30), Pause = TimeSpan.FromSeconds(1);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task With_VideoSDK_answering_in_30_seconds_a_booking_takes_as_long_as_before()
    {
        var patient = await tahoon.PatientAsync();
        var slots = new Queue<Slot>(await patient.SlotsAsync(providers: 40));
        var seen = new List<string>();

        // a machine's mood passes; what a slow partner holds up, it holds up each time
        for (var round = 1; round <= Rounds; round++)
        {
            await BookAsync(patient, slots, WarmUp);
            var before = await BookAsync(patient, slots, Bookings);
            var (during, calls) = await BesideSlowRoomsAsync(patient, slots);
            seen.Add($"a booking took {before:0.0} ms, and {during:0.0} ms beside {calls} slow calls of VideoSDK");
            if (during <= (before * Factor) + Milliseconds)
                return;

            await Eventually.SettlesAsync(() => new Ledger(tahoon.System.DataFolder).Unsettled().Count == 0, Cancellation);
        }

        Assert.Fail(string.Join('\n', seen));
    }

    private async Task<(double Median, int Calls)> BesideSlowRoomsAsync(PatientApp patient, Queue<Slot> slots)
    {
        await tahoon.Partners.SlowRoomsAsync(Answering);
        try
        {
            // the calls that might hold things up are under way before anything is measured
            var asked = await tahoon.Partners.RoomRequestsAsync();
            await BookAsync(patient, slots, WarmUp);
            await Eventually.BecomesTrueAsync(
                async () => await tahoon.Partners.RoomRequestsAsync() > asked, "VideoSDK was not asked", Cancellation);
            return (await BookAsync(patient, slots, Bookings), await tahoon.Partners.RoomRequestsAsync() - asked);
        }
        finally
        {
            await tahoon.Partners.OrderAsync("normal");
        }
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

    /// <summary>A machine that does other things too may be late; that is part of what is measured.</summary>
    private static async Task<Answer> AgainAsync(PatientApp patient, Slot slot, string key)
    {
        await Task.Delay(Pause, Cancellation);
        return await patient.BookFreeAsync(slot, key);
    }
}
