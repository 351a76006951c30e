using System.Net;
using Tahoon.SystemTests.Support;
using Xunit;

namespace Tahoon.SystemTests.Scenarios;

public sealed class ConcurrencyTests(TwoReplicas tahoon)
{
    [Fact]
    public async Task Two_hundred_patients_want_one_slot_and_one_gets_it()
    {
        var patient = await tahoon.PatientAsync();
        var slot = (await patient.SlotsAsync()).First();

        var answers = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => patient.BookAsync(slot)));

        Assert.Single(answers, answer => answer.Status is HttpStatusCode.OK);
        Assert.All(
            answers.Where(answer => answer.Status is not HttpStatusCode.OK),
            answer =>
            {
                Assert.Equal((HttpStatusCode.Conflict, "slot_taken"), (answer.Status, answer.Text("code")));
                Assert.InRange(answer.Body.GetProperty("nextAvailable").GetArrayLength(), 1, 3);
            });
    }

    [Fact]
    public async Task One_key_sent_fifty_times_at_once_is_one_booking()
    {
        var patient = await tahoon.PatientAsync();
        var slot = (await patient.SlotsAsync()).First();
        var key = Guid.NewGuid().ToString();

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => patient.BookAsync(slot, key)));

        var booked = answers.Where(answer => answer.Status is HttpStatusCode.OK).Select(answer => answer.Text("bookingId"));
        Assert.Single(booked.Distinct());
        Assert.All(
            answers.Where(answer => answer.Status is not HttpStatusCode.OK),
            answer => Assert.Equal((HttpStatusCode.Conflict, "idempotency_in_progress"), (answer.Status, answer.Text("code"))));
    }
}
