using System.Globalization;
using System.Text.Json;

namespace Tahoon.Chaos.Load;

/// <summary>A time that a provider offers.</summary>
internal readonly record struct Slot(string ProviderId, DateTime Start);

/// <summary>The few slots that all clients want, some more than others, and those that probes have for themselves.</summary>
internal sealed class Slots
{
    public const int Minutes = 30;

    private const int Providers = 40, ProbeProviders = 4, DaysEach = 3;

    private readonly Slot[] _wanted;
    private readonly Slot[] _probes;
    private int _nextProbe;

    private Slots(Slot[] wanted, Slot[] probes) => (_wanted, _probes) = (wanted, probes);

    public int Count => _wanted.Length;

    /// <summary>Of the week after next Monday's eve: too far ahead for notice and cut-offs, whatever a clock says.</summary>
    public static async Task<Slots> FindAsync(App app, CancellationToken cancellation)
    {
        var from = TimeProvider.System.GetUtcNow().UtcDateTime.Date.AddDays(7);
        var found = await app.AskAsync(SearchFor(from, Providers), TimeSpan.FromMinutes(3), cancellation)
            ?? throw new InvalidOperationException("Nobody told which slots there are.");
        var providers = found.Json.GetProperty("careProvidersList").EnumerateArray().ToList();
        return new Slots(
            [.. providers.Skip(ProbeProviders).SelectMany(provider => Of(provider, DaysEach))],
            [.. providers.Take(ProbeProviders).SelectMany(provider => Of(provider, days: 5))]);
    }

    /// <summary>The low ones are wanted most.</summary>
    public Slot Wanted(Random draw) => _wanted[(int)(_wanted.Length * Math.Pow(draw.NextDouble(), 1.5))];

    /// <summary>Another time of the same provider.</summary>
    public Slot WantedOf(string providerId, Random draw)
    {
        var own = _wanted.Where(slot => slot.ProviderId == providerId).ToArray();
        return own[draw.Next(own.Length)];
    }

    public Slot ForProbe() => _probes[(uint)Interlocked.Increment(ref _nextProbe) % _probes.Length];

    public static Question SearchFor(DateTime from, int providers) => Question.Post("/api/careprovider/getcareproviderslistwithschedule", new
    {
        from,
        to = from.AddDays(7),
        timeZone = "Asia/Kuwait",
        durationMinutes = Minutes,
        pageSize = providers,
        sort = "name",
    });

    private static IEnumerable<Slot> Of(JsonElement provider, int days) => provider.GetProperty("availableScheduleHoursList").EnumerateArray()
        .Select(slot => slot.GetProperty("start").GetDateTime())
        .GroupBy(start => start.Date).Take(days).SelectMany(day => day)
        .Select(start => new Slot(provider.GetProperty("userLoginInfoId").GetString()!, start));

    /// <summary>As it goes on the wire.</summary>
    public static string Text(DateTime start) => start.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
