using Tahoon.Contracts.Internal;
using Tahoon.Notification.Domain;

namespace Tahoon.Notification.Data;

/// <summary>A device that takes the pushes of one user: whoever registered it last. A phone that is handed on tells nothing of whom it had.</summary>
internal sealed class UserDevice
{
    public const int LongestToken = UserLimits.LongestDeviceToken;

    /// <summary>A user's devices; of more, those that were registered longest ago go.</summary>
    public const int Most = UserLimits.MostDevices;

    /// <summary>Made of user and token, so that registering again finds the same device.</summary>
    public required Guid Id { get; init; }

    public required Guid UserId { get; init; }

    /// <summary>The partner's registration token.</summary>
    public required string Token { get; init; }

    /// <summary>One of <see cref="Platforms"/>.</summary>
    public required string Platform { get; set; }

    public required DateTime RegisteredAt { get; set; }

    /// <summary>True for what can be a device; a message that says otherwise of one is still right about the user.</summary>
    public static bool Takes(string token, string platform) =>
        token.Length is >= 1 and <= LongestToken && token.All(letter => letter is >= '!' and <= '~') && Platforms.Knows(platform);

    public static Guid IdOf(Guid userId, string token) => NameId.Of(userId.ToString("N"), token);
}
