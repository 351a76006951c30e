namespace Tahoon.Notification.Data;

/// <summary>A user as far as it can be told something: where it belongs, in which language, by which clock.</summary>
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
}
