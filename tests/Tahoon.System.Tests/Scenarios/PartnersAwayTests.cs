using System.Net;
using Tahoon.SystemTests.Support;
using Xunit;

namespace Tahoon.SystemTests.Scenarios;

public sealed class PartnersAwayTests(TwoReplicas tahoon)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_session_is_booked_while_partners_are_away_and_its_room_and_push_come_once_when_they_are_back()
    {
        var patient = await tahoon.PatientAsync();
        var slot = (await patient.SlotsAsync()).First();
        await tahoon.Partners.OrderAsync("away");
        Answer booked;
        try
        {
            booked = await patient.BookAsync(slot);
            await Task.Delay(TimeSpan.FromSeconds(2), Cancellation);
            Assert.Equal("Pending", (await patient.ReadAsync(booked.Text("bookingId"))).Body.GetProperty("meeting").GetProperty("status").GetString());
        }
        finally
        {
            await tahoon.Partners.OrderAsync("normal");
        }

        Assert.Equal((HttpStatusCode.OK, "PENDING"), (booked.Status, booked.Text("meetingId")));
        await RoomAndPushComeOnceAsync(patient, booked.Text("bookingId"));
    }

    [Fact]
    public async Task Room_and_push_come_although_booking_is_killed_right_after_its_answer()
    {
        var patient = await tahoon.PatientAsync();
        var slot = (await patient.SlotsAsync()).First();

        var booked = await patient.BookAsync(slot);
        await Task.WhenAll(tahoon.System.KillAsync("booking", 0, Cancellation), tahoon.System.KillAsync("booking", 1, Cancellation));

        Assert.Equal(HttpStatusCode.OK, booked.Status);
        await tahoon.System.WaitUntilHealthyAsync("booking", Cancellation);
        await RoomAndPushComeOnceAsync(patient, booked.Text("bookingId"));
    }

    private async Task RoomAndPushComeOnceAsync(PatientApp patient, string bookingId)
    {
        await Eventually.BecomesTrueAsync(
            async () => (await tahoon.Partners.PushesOfAsync(bookingId)).Count > 0, $"no push about {bookingId} came", Cancellation);
        await Task.Delay(TimeSpan.FromSeconds(1), Cancellation);

        var push = Assert.Single(await tahoon.Partners.PushesOfAsync(bookingId));
        var room = Assert.Single(await tahoon.Partners.RoomsOfAsync(bookingId));
        var meeting = (await patient.ReadAsync(bookingId)).Body.GetProperty("meeting");
        Assert.Equal(("Ready", room.GetProperty("roomId").GetString()), (meeting.GetProperty("status").GetString(), meeting.GetProperty("meetingId").GetString()));
        Assert.Equal(patient.Device, push.GetProperty("token").GetString());
        Assert.Equal(room.GetProperty("roomId").GetString(), push.GetProperty("data").GetProperty("meetingId").GetString());
    }
}
