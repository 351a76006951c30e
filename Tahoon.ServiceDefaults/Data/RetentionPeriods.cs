using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Configuration;

namespace Tahoon.ServiceDefaults.Data;

/// <summary>
/// How long rows are kept: the section <c>Tahoon:Retention</c>. Each has a floor, which is what the protocol or the law needs:
/// a shorter time is refused when the service starts.
/// </summary>
public sealed class RetentionPeriods
{
    /// <summary>The section's name.</summary>
    public const string Section = "Tahoon:Retention";

    /// <summary>The shortest time that a row of the access trail is kept; the database itself refuses to delete a younger one.</summary>
    public const int ShortestAccessTrailDays = 90;

    private const int Hour = 60 * 60, Day = 24 * Hour, LongestDays = 7300;

    /// <summary>Idempotency keys with their answers, from first use: the API promises 24 h.</summary>
    [Range(24, 24 * 365)]
    public int ClaimsHours { get; set; } = 24;

    /// <summary>Handled messages: longer than a dead letter may be replayed.</summary>
    [Range(30, LongestDays)]
    public int InboxDays { get; set; } = 30;

    /// <summary>Messages that were sent.</summary>
    [Range(7, LongestDays)]
    public int OutboxDays { get; set; } = 7;

    /// <summary>Allocations that were given back: a late reserve or confirm must find them.</summary>
    [Range(30, LongestDays)]
    public int ReleasedAllocationsDays { get; set; } = 30;

    /// <summary>Notices with their pushes, after their deadline: dead letters stay readable.</summary>
    [Range(30, LongestDays)]
    public int NoticesDays { get; set; } = 30;

    /// <summary>Who read whose data.</summary>
    [Range(ShortestAccessTrailDays, LongestDays)]
    public int AccessTrailDays { get; set; } = 365;

    /// <summary>In seconds, as queries ask the database's clock.</summary>
    public int ClaimsSeconds => ClaimsHours * Hour;

    /// <inheritdoc cref="ClaimsSeconds"/>
    public int InboxSeconds => InboxDays * Day;

    /// <inheritdoc cref="ClaimsSeconds"/>
    public int OutboxSeconds => OutboxDays * Day;

    /// <inheritdoc cref="ClaimsSeconds"/>
    public int ReleasedAllocationsSeconds => ReleasedAllocationsDays * Day;

    /// <inheritdoc cref="ClaimsSeconds"/>
    public int NoticesSeconds => NoticesDays * Day;

    /// <inheritdoc cref="ClaimsSeconds"/>
    public int AccessTrailSeconds => AccessTrailDays * Day;

    /// <summary>What is configured.</summary>
    /// <exception cref="ValidationException">A time is shorter than what is needed.</exception>
    public static RetentionPeriods Of(IConfiguration configuration)
    {
        var periods = configuration.GetSection(Section).Get<RetentionPeriods>() ?? new();
        Validator.ValidateObject(periods, new ValidationContext(periods), validateAllProperties: true);
        return periods;
    }
}
