using Tahoon.PartnerSimulators.Fcm;
using Tahoon.PartnerSimulators.VideoSdk;

namespace Tahoon.PartnerSimulators.Orders;

/// <summary>Who takes orders: the name in the address, the error codes it knows, and how it words an ordered error.</summary>
internal sealed record Partner(string Name, Func<string, bool> Knows, Func<Order, IResult> Refuse)
{
    public static readonly Partner VideoSdk = new("videosdk", _ => true, VideoSdkError.Ordered);

    public static readonly Partner Fcm = new("fcm", FcmError.Table.ContainsKey, FcmError.Ordered);

    public static readonly IReadOnlyList<Partner> All = [VideoSdk, Fcm];
}
