using System.Diagnostics;
using Tahoon.SystemTests.Telemetry;

namespace Tahoon.Upgrade;

/// <summary>
/// Who met whom while both versions ran, by what their processes exported: whose requests and whose messages each version was given.
/// Replica 0 is the old one then, replica 1 the new one.
/// </summary>
internal sealed class Meetings
{
    private static readonly string[] Queues = ["scheduling", "meetings", "notifications"];

    /// <summary>Those that others ask with nearly every request.</summary>
    private static readonly string[] Asked = ["scheduling", "booking"];

    /// <summary>Who knows only messages here: no client of the crowd asks it.</summary>
    private const string Unasked = "notification";

    private static readonly (Version, Version)[] All =
        [(Version.Old, Version.Old), (Version.Old, Version.New), (Version.New, Version.Old), (Version.New, Version.New)];

    private readonly List<(string What, Version From, Version To)> _met;
    private readonly HashSet<(string Service, Version Version)> _asked;

    public Meetings(IEnumerable<Span> spans, DateTime from, DateTime until)
    {
        var during = spans.Where(span => span.Start >= from && span.Start <= until).ToList();
        var byId = during.ToLookup(span => span.Id);
        _asked = [.. during.Where(span => span.Kind is ActivityKind.Server).Select(span => (span.Service, VersionOf(span)))];
        _met = [.. from span in during
                   where span.Kind is ActivityKind.Server or ActivityKind.Consumer
                   from parent in byId[span.ParentId]
                   select (What(span), VersionOf(parent), VersionOf(span))];
    }

    public IEnumerable<string> Told() => _met.GroupBy(met => met.What).OrderBy(what => what.Key).Select(what =>
        $"  {what.Key}: {string.Join(", ", All.Select(pair => $"{Word(pair.Item1)} to {Word(pair.Item2)} {what.Count(met => (met.From, met.To) == pair)}"))}");

    /// <summary>Each version has to have been given both versions' requests and messages.</summary>
    public IEnumerable<string> Missing() =>
    [
        .. from what in Asked.Select(AskedOf).Concat(Queues.Select(SentTo))
           from pair in All
           where !_met.Contains((what, pair.Item1, pair.Item2))
           select $"Proves nothing: no {what} from {Word(pair.Item1)} to {Word(pair.Item2)}",
        .. from service in Builds.Services.Except([Unasked])
           from version in Enum.GetValues<Version>()
           where !_asked.Contains((service, version))
           select $"Proves nothing: no requests to the {Word(version)} {service}",
    ];

    private static string What(Span span) => span.Kind is ActivityKind.Server
        ? AskedOf(span.Service)
        : SentTo(span["messaging.destination.name"] ?? "");

    private static string AskedOf(string service) => $"requests to {service}";

    private static string SentTo(string queue) => $"messages in {queue}";

    private static Version VersionOf(Span span) => span.Instance is "0" ? Version.Old : Version.New;

    private static string Word(Version version) => version is Version.Old ? "old" : "new";
}
