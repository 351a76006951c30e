using System.Text;
using System.Text.RegularExpressions;

namespace Tahoon.PartnerSimulators.Fcm;

internal static partial class MessageRules
{
    public const int LargestPayload = 4_096;

    // A device's token says what becomes of it, so that a test can have each outcome without an order.
    private static readonly (string Prefix, string ErrorCode)[] Fates =
    [
        ("unregistered-", "UNREGISTERED"), ("invalid-", "INVALID_ARGUMENT"), ("mismatch-", "SENDER_ID_MISMATCH"),
        ("thirdparty-", "THIRD_PARTY_AUTH_ERROR"), ("quota-", "QUOTA_EXCEEDED"), ("internal-", "INTERNAL"),
        ("unavailable-", "UNAVAILABLE"),
    ];

    /// <summary>Why the message is not taken, or null where it is.</summary>
    public static (string ErrorCode, string Text)? Fault(Message? message)
    {
        if (message is null or { Token: null or "" })
            return ("INVALID_ARGUMENT", "Recipient of the message is not set.");
        if (message.Data?.Keys.FirstOrDefault(Reserved) is { } key)
            return ("INVALID_ARGUMENT", $"Invalid data payload key: {key}");
        if (Payload(message) > LargestPayload)
            return ("INVALID_ARGUMENT", "Android message is too big");
        if (message.Android?.Priority is { } priority && priority.ToUpperInvariant() is not ("NORMAL" or "HIGH"))
            return ("INVALID_ARGUMENT", "Invalid value at 'message.android.priority'");
        if (message.Android?.Ttl is { } ttl && !Duration().IsMatch(ttl))
            return ("INVALID_ARGUMENT", "Invalid value at 'message.android.ttl'");
        var fate = Fates.FirstOrDefault(f => message.Token.StartsWith(f.Prefix, StringComparison.Ordinal));
        return fate.ErrorCode is null ? null : (fate.ErrorCode, $"The device token asks for {fate.ErrorCode}.");
    }

    private static bool Reserved(string key) =>
        key is "from" or "gcm" || key.StartsWith("google", StringComparison.Ordinal);

    private static int Payload(Message message) =>
        (message.Data?.Sum(d => Bytes(d.Key) + Bytes(d.Value)) ?? 0)
        + Bytes(message.Notification?.Title) + Bytes(message.Notification?.Body);

    private static int Bytes(string? text) => text is null ? 0 : Encoding.UTF8.GetByteCount(text);

    [GeneratedRegex(@"^\d+(\.\d{1,9})?s$")]
    private static partial Regex Duration();
}
