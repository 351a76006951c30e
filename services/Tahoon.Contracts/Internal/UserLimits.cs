namespace Tahoon.Contracts.Internal;

/// <summary>How long the members of a user may be, wherever they come in and wherever they are kept.</summary>
public static class UserLimits
{
    /// <summary>Characters.</summary>
    public const int LongestName = 120, LongestEmail = 254, LongestPhone = 32, LongestTimeZone = 64, LongestReference = 128;

    /// <summary>Devices of one user, and characters of a device's token.</summary>
    public const int MostDevices = 10, LongestDeviceToken = 1024;

    /// <summary>The languages that a user can be spoken to in, as a pattern.</summary>
    public const string Language = "^(en|ar)$";

    /// <summary>The platforms that pushes go to, as a pattern.</summary>
    public const string Platform = "^(android|ios|web)$";
}
