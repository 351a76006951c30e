using NodaTime;
using Tahoon.Notification.Domain;

namespace Tahoon.Notification.Texts;

/// <summary>The texts of one language.</summary>
internal abstract class Language
{
    private static readonly Dictionary<string, Language> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        ["en"] = new English(),
        ["ar"] = new Arabic(),
    };

    /// <summary>The language of that code, with or without a region; English where there are no texts in it.</summary>
    public static Language Of(string code) => Known.GetValueOrDefault(code.Split('-', '_')[0]) ?? Known["en"];

    /// <summary>What a notice says, with the time as the user's clock shows it.</summary>
    /// <param name="kind">What happened.</param>
    /// <param name="providerName">Whom the session is with, or null where that is not known.</param>
    /// <param name="start">The session's start, UTC.</param>
    /// <param name="timeZone">The user's IANA zone; an unknown one is read as UTC, and the text says so.</param>
    public PushText Say(NoticeKind kind, string? providerName, DateTime start, string timeZone)
    {
        var zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(timeZone) ?? DateTimeZone.Utc;
        var local = Instant.FromDateTimeUtc(start).InZone(zone);
        var when = When(local.LocalDateTime) + (zone.Id == DateTimeZone.Utc.Id ? " UTC" : "");
        return kind switch
        {
            NoticeKind.MeetingReady => MeetingReady(providerName, when),
            NoticeKind.SessionCancelled => SessionCancelled(providerName, when),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "There is no text for this kind of notice."),
        };
    }

    protected abstract string When(LocalDateTime local);

    protected abstract PushText MeetingReady(string? providerName, string when);

    protected abstract PushText SessionCancelled(string? providerName, string when);
}
