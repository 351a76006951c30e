namespace Tahoon.Contracts.Demonstration;

/// <summary>
/// The demonstration data of Development, the same in every service: two organisations and 200 providers, from a fixed seed.
/// </summary>
public static class DemoClinics
{
    /// <summary>The zones that providers live in, by turns.</summary>
    public static IReadOnlyList<string> TimeZones { get; } =
    [
        "Asia/Kuwait", "Asia/Riyadh", "Asia/Dubai", "Africa/Cairo", "Europe/London",
        "Europe/Berlin", "America/New_York", "Asia/Kolkata", "Asia/Amman", "Australia/Sydney",
    ];

    /// <summary><c>Demo Clinic</c>.</summary>
    public static Guid DemoClinic { get; } = Id(1, 1);

    /// <summary><c>Other Clinic</c>.</summary>
    public static Guid OtherClinic { get; } = Id(1, 2);

    /// <summary>150 providers of Demo Clinic, then 50 of Other Clinic.</summary>
    public static IReadOnlyList<DemoProvider> Providers { get; } = [.. Enumerable.Range(0, 200).Select(Provider)];

    /// <summary>A stable id: the kind of row and its number.</summary>
    public static Guid Id(int kind, int number) => new($"de300000-{kind:x4}-7000-8000-{number:x12}");

    private static DemoProvider Provider(int number) => new(
        Number: number,
        ProviderId: Id(2, number + 1),
        OrganisationId: number < 150 ? DemoClinic : OtherClinic,
        TimeZone: TimeZones[number % TimeZones.Count],
        SessionMinutes: number % 3 == 0 ? [30] : [30, 60]);
}

/// <summary>A provider of the demonstration data, as far as several services need it.</summary>
/// <param name="Number">0 to 199; the seed for whatever else a service makes up of it.</param>
/// <param name="TimeZone">IANA zone.</param>
/// <param name="SessionMinutes">The session lengths offered.</param>
public sealed record DemoProvider(
    int Number, Guid ProviderId, Guid OrganisationId, string TimeZone, IReadOnlyList<int> SessionMinutes);
