using System.Net;
using Tahoon.SystemTests.Support;
using Xunit;

namespace Tahoon.SystemTests.Scenarios;

[Collection(OneSystem.Name)]
public sealed class KilledProcessTests(TwoReplicas tahoon)
{
    private static readonly (string Name, int Replica)[] Victims =
    [
        ("gateway", 0), ("identity", 1), ("catalogue", 0), ("scheduling", 0), ("scheduling", 1), ("booking", 0), ("booking", 1),
        ("notification", 0), ("dev-broker", 0), ("dev-cache", 0), ("partners", 0),
    ];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whatever_process_is_killed_during_a_booking_run_bookings_allocations_and_cells_agree_afterwards()
    {
        var patient = await tahoon.PatientAsync();
        var slots = new Queue<Slot>(await patient.SlotsAsync(providers: 40));
        var answers = new List<Answer>();

        foreach (var victim in Victims)
        {
            var booking = Enumerable.Range(0, 6).Select(_ => patient.BookSurelyAsync(slots.Dequeue(), Cancellation)).ToList();
            await tahoon.System.KillAsync(victim.Name, victim.Replica, Cancellation);
            answers.AddRange(await Task.WhenAll(booking));
            await tahoon.System.WaitUntilHealthyAsync(victim.Name, Cancellation);
        }

        var ledger = new Ledger(tahoon.System.DataFolder);
        await Eventually.SettlesAsync(() => ledger.Unsettled().Count + ledger.Broken().Count == 0, Cancellation);
        Assert.Empty(ledger.Broken());
        Assert.Empty(ledger.Unsettled());
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.Status));
        foreach (var answer in answers)
            Assert.Equal("Confirmed", (await patient.ReadAsync(answer.Text("bookingId"))).Text("status"));
    }
}
