namespace Tahoon.Scheduling.Data;

/// <summary>
/// An organisation's holidays as a whole. Whatever of them changes raises this version, and those of all its schedules; one
/// that is missing is version 0, and has none.
/// </summary>
internal sealed class HolidayList
{
    public Guid OrganisationId { get; init; }

    public int Version { get; init; }
}

/// <summary>A date on which an organisation is closed.</summary>
internal sealed class HolidayDate
{
    public Guid OrganisationId { get; init; }

    /// <summary>In each provider's own zone.</summary>
    public DateOnly Date { get; init; }

    /// <summary>The same day of every later year too.</summary>
    public bool EveryYear { get; init; }

    public required string Title { get; init; }
}
