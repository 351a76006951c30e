namespace Tahoon.Scheduling.Data;

/// <summary>A provider's rules. Whatever of them changes, here or in the tables that belong to it, raises the version.</summary>
internal sealed class Schedule
{
    public Guid ProviderId { get; init; }

    public Guid OrganisationId { get; init; }

    /// <summary>IANA zone.</summary>
    public required string TimeZone { get; set; }

    public int Version { get; set; }

    public int SlotMinutes { get; set; }

    public int BufferBeforeMinutes { get; set; }

    public int BufferAfterMinutes { get; set; }

    public int NoticeMinutes { get; set; }

    public int HorizonDays { get; set; }

    public int? MaxPerDay { get; set; }
}

/// <summary>
/// The row that every change of a provider's time updates first, so that what was checked under it stays true until the
/// commit. Apart from the schedule, so that readers of that never wait.
/// </summary>
internal sealed class ProviderLock
{
    public Guid ProviderId { get; init; }

    /// <summary>Raised by every change; whoever keeps a copy of the provider's time tells by it that it is old.</summary>
    public long Turn { get; init; }
}

/// <summary>A length of session that a provider offers.</summary>
internal sealed class SessionLength
{
    public Guid ProviderId { get; init; }

    public int Minutes { get; init; }
}

/// <summary>Hours of one day of the week; minutes count from local midnight.</summary>
internal sealed class WeekHours
{
    public Guid Id { get; init; }

    public Guid ProviderId { get; init; }

    /// <summary>1 is Monday, 7 is Sunday.</summary>
    public int Day { get; init; }

    public int Opens { get; init; }

    public int Closes { get; init; }

    public DateOnly? ValidFrom { get; init; }

    public DateOnly? ValidTo { get; init; }
}

/// <summary>Hours of one date instead of the week's; closed where it opens never.</summary>
internal sealed class DateHours
{
    public Guid Id { get; init; }

    public Guid ProviderId { get; init; }

    public DateOnly Date { get; init; }

    public int? Opens { get; init; }

    public int? Closes { get; init; }
}

/// <summary>Time that a provider does not work, whatever the hours say.</summary>
internal sealed class TimeOff
{
    public Guid Id { get; init; }

    public Guid ProviderId { get; init; }

    public DateTime StartsAt { get; init; }

    public DateTime EndsAt { get; init; }
}
