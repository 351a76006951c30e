using NodaTime;
using Tahoon.Contracts.Errors;
using Tahoon.Contracts.Json;
using Tahoon.Scheduling.Domain;

namespace Tahoon.Scheduling.Features.Slots;

/// <summary>The time in which somebody looks for slots, the zone it is told in, and the length of session looked for.</summary>
internal sealed record Window(InstantSpan Span, DateTimeZone Zone, int Minutes)
{
    public const int MostDays = 31;

    /// <summary>Null where it does not end after it begins, is longer than 31 days, or in no year of ours.</summary>
    public static InstantSpan? Of(DateTime from, DateTime to) =>
        to > from && to - from <= TimeSpan.FromDays(MostDays)
            && from.Year >= InstantJsonConverter.FirstYear && to.Year < InstantJsonConverter.EndYear
            ? new InstantSpan(Instant.FromDateTimeUtc(from), Instant.FromDateTimeUtc(to))
            : null;

    /// <summary>A client's window; what is wrong with it is told by member.</summary>
    public static Result<Window> Read(DateTime? from, DateTime? to, string? timeZone, int? minutes)
    {
        var errors = new Dictionary<string, string[]>();
        if (from is null)
            errors["from"] = ["An instant with Z or an offset is needed."];
        if (to is null)
            errors["to"] = ["An instant with Z or an offset is needed."];
        if (timeZone is null || DateTimeZoneProviders.Tzdb.GetZoneOrNull(timeZone) is not { } zone)
        {
            errors["timeZone"] = ["The IANA time zone is not known."];
            zone = DateTimeZone.Utc;
        }

        if (minutes is null or < 5 or > 480)
            errors["durationMinutes"] = ["A length of 5 to 480 minutes is needed."];

        var span = from is { } first && to is { } last ? Of(first, last) : null;
        if (span is null && !errors.ContainsKey("from") && !errors.ContainsKey("to"))
            errors["to"] = [$"The window ends after it begins, at most {MostDays} days later."];

        return errors.Count > 0
            ? Failures.Invalid(errors)
            : new Window(span!.Value, zone, minutes!.Value);
    }
}
