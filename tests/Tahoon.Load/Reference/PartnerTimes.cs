using System.Globalization;
using Tahoon.SystemTests.Support;

namespace Tahoon.Load.Reference;

/// <summary>How long the partners take, as the audit measured them: VideoSDK 200 to 500 ms, FCM 100 to 300 ms. Evenly between the two.</summary>
internal sealed record PartnerTimes(int RoomMs, int RoomJitterMs, int PushMs, int PushJitterMs)
{
    public static readonly PartnerTimes Audited = new(200, 300, 100, 200), None = new(0, 0, 0, 0);

    public double MeanMs => RoomMs + (RoomJitterMs / 2.0) + PushMs + (PushJitterMs / 2.0);

    public async Task OrderAsync(Partners partners)
    {
        await partners.OrderAsync("videosdk", new { mode = "slow", delayMs = RoomMs, jitterMs = RoomJitterMs });
        await partners.OrderAsync("fcm", new { mode = "slow", delayMs = PushMs, jitterMs = PushJitterMs });
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"VideoSDK {RoomMs} to {RoomMs + RoomJitterMs} ms, FCM {PushMs} to {PushMs + PushJitterMs} ms, {MeanMs:0} ms a booking on average");
}
