using NodaTime;
using Tahoon.Contracts.Internal;
using Tahoon.ServiceDefaults.Validation;

namespace Tahoon.Identity.Domain;

/// <summary>
/// What the members of a user may be, by the same rules as <see cref="UserForm"/>, for whatever way a user comes in by. Each
/// rule says what is wrong, or null.
/// </summary>
internal static class UserRules
{
    public const int LongestName = UserLimits.LongestName, LongestEmail = UserLimits.LongestEmail, LongestPhone = UserLimits.LongestPhone;
    public const int LongestTimeZone = UserLimits.LongestTimeZone, LongestReference = UserLimits.LongestReference;
    public const int MostDevices = UserLimits.MostDevices;

    private static readonly HashSet<string> Zones = new(DateTimeZoneProviders.Tzdb.Ids, StringComparer.Ordinal);

    public static IReadOnlyList<string> Languages { get; } = ["en", "ar"];

    public static IReadOnlyList<string> Platforms { get; } = ["android", "ios", "web"];

    public static string? Name(string name) =>
        name.Length is 0 or > LongestName ? $"A name has 1 to {LongestName} characters." : PlainText(name);

    public static string? Email(string email) =>
        EmailTextAttribute.IsEmail(email) ? null : "This is not an e-mail address.";

    public static string? Phone(string phone) =>
        PhoneNumberAttribute.IsPhone(phone) ? null : "A phone number has 6 to 15 digits, with the country's code after a plus.";

    public static string? TimeZone(string zone) => Zones.Contains(zone) ? null : "This is not an IANA time zone.";

    public static string? Language(string language) =>
        Languages.Contains(language) ? null : "A language is one of: " + string.Join(", ", Languages) + ".";

    public static string? Reference(string reference) =>
        reference.Length is 0 or > LongestReference
            ? $"A reference has 1 to {LongestReference} characters."
            : PlainText(reference);

    public static string? DeviceToken(string token) =>
        DeviceTokenAttribute.IsToken(token)
            ? null
            : $"A device token has 1 to {UserLimits.LongestDeviceToken} letters, digits and marks.";

    public static string? Platform(string platform) =>
        Platforms.Contains(platform) ? null : "A platform is one of: " + string.Join(", ", Platforms) + ".";

    /// <summary>These texts are shown in pages and mails of others: markup has no business in them.</summary>
    private static string? PlainText(string text) =>
        PlainTextAttribute.IsPlain(text) ? null : "Markup and control characters are not allowed.";
}
