namespace Tahoon.Notification.Data;

/// <summary>
/// A user as far as it can be told something: where it belongs, in which language, by which clock. Of an erased user the row
/// stays as the tombstone, with nothing of the user in it: whatever comes late finds it, and changes nothing.
/// </summary>
internal sealed class Recipient
{
    public required Guid UserId { get; init; }

    public required Guid OrganisationId { get; init; }

    /// <summary>Two letters, such as <c>en</c>.</summary>
    public required string Language { get; set; }

    /// <summary>IANA zone.</summary>
    public required string TimeZone { get; set; }

    /// <summary>The user's version that is known here; an older one changes nothing.</summary>
    public required int Version { get; set; }

    /// <summary>When it was erased; then the version is the last there can be.</summary>
    public DateTime? ErasedAt { get; set; }

    /// <summary>The tombstone of a user.</summary>
    public static Recipient Erased(Guid user, Guid organisation, DateTime now) => new()
    {
        UserId = user,
        OrganisationId = organisation,
        Language = NoLanguage,
        TimeZone = NoZone,
        Version = int.MaxValue,
        ErasedAt = now,
    };

    public const string NoLanguage = "en", NoZone = "UTC";
}
