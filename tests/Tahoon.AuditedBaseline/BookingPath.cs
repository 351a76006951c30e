using System.Text.Json;
using Tahoon.AuditedBaseline.Partners;
using Tahoon.AuditedBaseline.Storage;

namespace Tahoon.AuditedBaseline;

/// <summary>
/// The audited way to book, step after step, on one thread: opened and checked, the user, the slot, the schedule's write, the order's
/// write, VideoSDK, the status, FCM. Each database step is a connection, a document of XML in, and one out.
/// </summary>
internal sealed class BookingPath(Databases databases, VideoSdk videoSdk, Fcm fcm)
{
    public string Book(Stream body)
    {
        using var reader = new StreamReader(body);
        var wish = JsonSerializer.Deserialize<Envelope>(reader.ReadToEnd(), JsonSerializerOptions.Web)!.Open();

        var user = Procedure.Call("ValidateUser", new UserXml { UserId = wish.UserId }, databases.ValidateUser);
        var asked = new SlotXml { ProviderId = wish.ProviderId, UserId = user.UserId, Start = wish.Start, End = wish.Start.AddMinutes(wish.Minutes) };
        if (!Procedure.Call("ValidateSlot", asked, databases.ValidateSlot).Free)
            return JsonSerializer.Serialize(new { error = "slot taken" });

        var scheduled = Procedure.Call("SaveSchedule", asked, databases.SaveSchedule);
        var order = Procedure.Call(
            "SaveOrder", new OrderXml { SlotId = scheduled.SlotId, UserId = user.UserId, Start = asked.Start, End = asked.End, PriceMinor = 5000 },
            databases.SaveOrder);
        var room = videoSdk.CreateRoom(order.OrderId);
        var done = Procedure.Call("SetStatus", new StatusXml { OrderId = order.OrderId, Status = "Confirmed", MeetingId = room }, databases.SetStatus);
        fcm.Send($"device-{user.UserId:N}", order.OrderId, room);
        return JsonSerializer.Serialize(new { orderId = done.OrderId, status = done.Status, meetingId = room });
    }
}
