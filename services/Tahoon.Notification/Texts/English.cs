using NodaTime;
using NodaTime.Text;

namespace Tahoon.Notification.Texts;

internal sealed class English : Language
{
    private static readonly LocalDateTimePattern Pattern =
        LocalDateTimePattern.CreateWithInvariantCulture("dddd, d MMMM, 'at' HH:mm");

    protected override string When(LocalDateTime local) => Pattern.Format(local);

    protected override PushText MeetingReady(string? providerName, string when) => new(
        "Your session's room is ready",
        providerName is null ? $"Your session is on {when}." : $"Your session with {providerName} is on {when}.");

    protected override PushText SessionCancelled(string? providerName, string when) => new(
        "Your session was cancelled",
        providerName is null
            ? $"The session on {when} will not take place."
            : $"The session with {providerName} on {when} will not take place.");
}
