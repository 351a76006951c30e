namespace Tahoon.Identity.Domain;

/// <summary>A patient of an organisation.</summary>
internal sealed class User
{
    public required Guid Id { get; init; }

    public required Guid OrganisationId { get; init; }

    public required string Name { get; set; }

    /// <summary>As it was given.</summary>
    public required string Email { get; set; }

    /// <summary>As it is compared; unique in the organisation.</summary>
    public required string NormalisedEmail { get; set; }

    public string? Phone { get; set; }

    /// <summary>IANA zone.</summary>
    public required string TimeZone { get; set; }

    /// <summary><c>en</c> or <c>ar</c>.</summary>
    public required string Language { get; set; }

    /// <summary>The organisation's own id of the user; unique in the organisation where there is one.</summary>
    public string? ExternalReference { get; set; }

    /// <summary>SHA-256 over the devices that were registered last, hex: tells whether they changed.</summary>
    public string? DevicesHash { get; set; }

    /// <summary>Raised by every change.</summary>
    public required int Version { get; set; }

    public required DateTime CreatedAt { get; init; }

    public required DateTime ChangedAt { get; set; }

    /// <summary>A new user.</summary>
    public static User Of(Guid id, Guid organisation, UserDetails details, string language, DateTime now) => new()
    {
        Id = id,
        OrganisationId = organisation,
        Name = details.Name,
        Email = details.Email,
        NormalisedEmail = details.NormalisedEmail,
        Phone = details.Phone,
        TimeZone = details.TimeZone,
        Language = language,
        ExternalReference = details.ExternalReference,
        DevicesHash = details.DevicesHash,
        Version = 1,
        CreatedAt = now,
        ChangedAt = now,
    };

    /// <summary>Takes over a first external reference and other devices; true where anything changed.</summary>
    public bool TakeOver(UserDetails details, DateTime now)
    {
        var (reference, devices) = (ExternalReference ?? details.ExternalReference, details.DevicesHash ?? DevicesHash);
        if (reference == ExternalReference && devices == DevicesHash)
            return false;

        (ExternalReference, DevicesHash, ChangedAt) = (reference, devices, now);
        Version++;
        return true;
    }
}
