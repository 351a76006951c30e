using Tahoon.Contracts.Demonstration;
using Tahoon.Contracts.Events;
using Tahoon.Contracts.Internal;

namespace Tahoon.Notification.Tests.Support;

/// <summary>The messages of a user who has a session at 13:00 UTC on the tests' first day.</summary>
internal static class Sessions
{
    public static readonly Guid User = Guid.Parse("0197a000-0000-7000-8000-000000000001");
    public static readonly Guid Booking = Guid.Parse("0197a000-0000-7000-8000-000000000002");

    private static readonly Guid Provider = DemoClinics.Providers[0].ProviderId;
    private static readonly DateTime Start = new(2026, 6, 1, 13, 0, 0, DateTimeKind.Utc);

    public static UserRegistered Registered(params string[] tokens) => RegisteredAs("en", 1, tokens);

    public static UserRegistered RegisteredAs(string language, int version, params string[] tokens) => new(
        User,
        DemoClinics.DemoClinic,
        language,
        "Asia/Kuwait",
        [.. tokens.Select(token => new Device(token, "android"))],
        version);

    public static MeetingReady Ready(string providerName = "Dr. Sara Ali") => new(
        Booking, DemoClinics.DemoClinic, User, Provider, providerName, "abcd-efgh-ijkl", Start, Start.AddMinutes(30));

    public static SessionCancelled Cancelled() => new(
        Booking, DemoClinics.DemoClinic, User, Provider, Start, Start.AddMinutes(30), 2);
}
