using System.Net.Mail;
using System.Text.RegularExpressions;
using NodaTime;

namespace Tahoon.Identity.Domain;

/// <summary>What the members of a user may be. Each rule says what is wrong, or null.</summary>
internal static partial class UserRules
{
    public const int LongestName = 120, LongestEmail = 254, LongestPhone = 32, LongestTimeZone = 64, LongestReference = 128;
    public const int MostDevices = 10, LongestDeviceToken = 1024;

    private static readonly HashSet<string> Zones = new(DateTimeZoneProviders.Tzdb.Ids, StringComparer.Ordinal);

    public static IReadOnlyList<string> Languages { get; } = ["en", "ar"];

    public static IReadOnlyList<string> Platforms { get; } = ["android", "ios", "web"];

    public static string? Name(string name) =>
        name.Length is 0 or > LongestName ? $"A name has 1 to {LongestName} characters." : PlainText(name);

    public static string? Email(string email) =>
        email.Length <= LongestEmail && EmailShape().IsMatch(email) && MailAddress.TryCreate(email, out _)
            ? PlainText(email)
            : "This is not an e-mail address.";

    public static string? Phone(string phone) =>
        PhoneShape().IsMatch(phone) ? null : "A phone number has 6 to 15 digits, with the country's code after a plus.";

    public static string? TimeZone(string zone) => Zones.Contains(zone) ? null : "This is not an IANA time zone.";

    public static string? Language(string language) =>
        Languages.Contains(language) ? null : "A language is one of: " + string.Join(", ", Languages) + ".";

    public static string? Reference(string reference) =>
        reference.Length is 0 or > LongestReference
            ? $"A reference has 1 to {LongestReference} characters."
            : PlainText(reference);

    public static string? DeviceToken(string token) =>
        token.Length is 0 or > LongestDeviceToken || token.Any(letter => letter is <= ' ' or > '~')
            ? $"A device token has 1 to {LongestDeviceToken} visible characters."
            : null;

    public static string? Platform(string platform) =>
        Platforms.Contains(platform) ? null : "A platform is one of: " + string.Join(", ", Platforms) + ".";

    /// <summary>These texts are shown in pages and mails of others: markup has no business in them.</summary>
    private static string? PlainText(string text) =>
        text.Any(letter => letter is '<' or '>' || char.IsControl(letter)) ? "Markup and control characters are not allowed." : null;

    [GeneratedRegex(@"^[^@\s]+@[^@\s.]+(\.[^@\s.]+)+$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 100)]
    private static partial Regex EmailShape();

    [GeneratedRegex(@"^\+?[0-9]{6,15}$", RegexOptions.CultureInvariant)]
    private static partial Regex PhoneShape();
}
