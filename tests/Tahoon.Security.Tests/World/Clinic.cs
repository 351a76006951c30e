using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Tahoon.Contracts.Demonstration;
using Tahoon.Contracts.Ids;
using Tahoon.SecurityTests.Api;

namespace Tahoon.SecurityTests.World;

/// <summary>Who sends a request, and whose things it then means.</summary>
internal sealed record Sender(string Name, string? Token, Cast Own)
{
    /// <inheritdoc/>
    public override string ToString() => Name;
}

/// <summary>An organisation of the demonstration data, entered by its application's access key.</summary>
internal sealed partial class Clinic
{
    private const int Minutes = 30, ForSchedules = 6;

    private readonly RunningTahoon _tahoon;
    private readonly ConcurrentDictionary<string, ConcurrentQueue<DateTime>> _slots = new();
    private readonly List<string> _booked = [];
    private int _count;
    private int _turn;

    private Clinic(RunningTahoon tahoon, string accessKey, int application, string mark)
    {
        (_tahoon, AccessKey, Mark) = (tahoon, accessKey, mark);
        ApplicationId = new ClientId(DemoClinics.Id(9, application)).ToString();
    }

    public string AccessKey { get; }

    public string ApplicationId { get; }

    /// <summary>Part of every text that is planted for it.</summary>
    public string Mark { get; }

    /// <summary>What the demonstration's fees are in.</summary>
    public string Currency => AccessKey.StartsWith("demo", StringComparison.Ordinal) ? "KWD" : "SAR";

    /// <summary>The application's, with all scopes.</summary>
    public string Token { get; private set; } = "";

    /// <summary>Half a year on: no schedule, slot or booking of the tests lies there.</summary>
    public static DateTime FarAway { get; } = TimeProvider.System.GetUtcNow().UtcDateTime.Date.AddDays(180);

    public static DateTime Tomorrow { get; } = TimeProvider.System.GetUtcNow().UtcDateTime.Date.AddDays(2);

    public static async Task<Clinic> EnterAsync(RunningTahoon tahoon, string accessKey, int application, string mark)
    {
        var clinic = new Clinic(tahoon, accessKey, application, mark);
        clinic.Token = await clinic.TokenAsync(scope: null);
        await clinic.FindSlotsAsync();
        return clinic;
    }

    /// <summary>The next number: what must differ is made of it.</summary>
    public int Next() => Interlocked.Increment(ref _count);

    /// <summary>A token of the application for one scope, or for all.</summary>
    public async Task<string> TokenAsync(string? scope)
    {
        var answer = await CallAsync(HttpMethod.Post, "/api/v1/tokens", new JsonObject
        {
            ["grant_type"] = "client_credentials",
            ["client_secret"] = AccessKey,
            ["scope"] = scope,
        });
        return (string)answer["access_token"]!;
    }

    public async Task<string> UserTokenAsync(string userId) =>
        (string)(await CallAsync(HttpMethod.Post, $"/api/v1/users/{userId}/tokens"))["access_token"]!;

    /// <summary>Null where the API issues none.</summary>
    public async Task<string?> ProviderTokenAsync(string providerId) =>
        _tahoon.Operations.Any(operation => operation.Method == HttpMethod.Post && ProviderTokens().IsMatch(operation.Path))
            ? (string)(await CallAsync(HttpMethod.Post, $"/api/v1/providers/{providerId}/tokens"))["access_token"]!
            : null;

    public async Task<string> RegisterUserAsync()
    {
        var number = Next();
        var answer = await CallAsync(HttpMethod.Post, "/api/user/register", new JsonObject
        {
            ["name"] = $"{Mark} person",
            ["email"] = $"{Mark}.{number}@example.org",
            ["phone"] = Phone(number),
            ["timeZone"] = "Asia/Kuwait",
            ["externalReference"] = $"{Mark}-reference-{number}",
            ["deviceTokens"] = new JsonArray(new JsonObject { ["token"] = $"{Mark}-device-{number}", ["platform"] = "android" }),
        });
        return (string)answer["userId"]!;
    }

    public string Phone(int number) => string.Create(
        CultureInfo.InvariantCulture, $"+9659{Math.Abs(string.GetHashCode(Mark, StringComparison.Ordinal)) % 10_000:0000}{number:0000}");

    /// <summary>A provider of whom nobody books, so that the schedule may change under it.</summary>
    public string ProviderForSchedules() => _slots.Keys.Order(StringComparer.Ordinal).ElementAt(Next() % ForSchedules);

    /// <summary>A provider who has free slots, by turns.</summary>
    public string Provider()
    {
        var turn = Interlocked.Increment(ref _turn);
        var able = _slots.Keys.Order(StringComparer.Ordinal).Skip(ForSchedules).Where(provider => _slots[provider].Count > 1).ToList();
        return able[turn % able.Count];
    }

    /// <summary>A slot that was not given out yet.</summary>
    public DateTime SlotOf(string provider) => _slots[provider].TryDequeue(out var start)
        ? start
        : throw new InvalidOperationException("The provider's slots are used up: the tests book more than the demonstration has.");

    /// <summary>A booking of this user at this provider.</summary>
    public async Task<string> BookAsync(string userId, string provider)
    {
        var answer = await CallAsync(
            HttpMethod.Post,
            "/api/v1/bookings",
            new JsonObject
            {
                ["userId"] = userId,
                ["providerId"] = provider,
                ["start"] = Text(SlotOf(provider)),
                ["durationMinutes"] = Minutes,
                ["notes"] = $"{Mark} notes",
            },
            ("Idempotency-Key", $"\"{Guid.NewGuid()}\""));
        var booking = (string)answer["bookingId"]!;
        lock (_booked)
            _booked.Add(booking);
        return booking;
    }

    public async Task<string> HoldAsync(string userId, string provider, DateTime start)
    {
        var answer = await CallAsync(
            HttpMethod.Post,
            "/api/v1/holds",
            new JsonObject { ["userId"] = userId, ["providerId"] = provider, ["start"] = Text(start), ["durationMinutes"] = Minutes },
            ("Idempotency-Key", $"\"{Guid.NewGuid()}\""));
        return (string)answer["holdId"]!;
    }

    public async Task<string> TakeTimeOffAsync(string provider)
    {
        var start = FarAway.AddHours(Next());
        var answer = await CallAsync(
            HttpMethod.Post,
            $"/api/v1/providers/{provider}/time-off",
            new JsonObject { ["start"] = Text(start), ["end"] = Text(start.AddMinutes(30)) },
            ("If-Match", "*"));
        return (string)answer["timeOffId"]!;
    }

    public async Task<string> SpecialityAsync() =>
        (string)(await CallAsync(HttpMethod.Get, "/api/v1/catalogue/filters"))["specialities"]![0]!["id"]!;

    /// <summary>The version of what can be read at this path.</summary>
    public async Task<string> ETagAsync(string path)
    {
        var answer = await _tahoon.SendAsync(
            new Draft(new Operation(HttpMethod.Get, path, [], null, false, null, new HashSet<int>(), false)), Token);
        return answer.ETag ?? throw new InvalidOperationException($"{path} has no ETag: {answer}");
    }

    public static string Text(DateTime instant) => instant.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private async Task<JsonNode> CallAsync(HttpMethod method, string path, JsonObject? body = null, params (string Name, string Value)[] headers)
    {
        var draft = new Draft(new Operation(method, path, [], null, false, body is null ? null : "application/json", new HashSet<int>(), false))
        {
            Body = body,
            Headers = headers.ToImmutableSortedDictionary(header => header.Name, header => header.Value),
        };
        var answer = await _tahoon.SendAsync(draft, Token.Length > 0 ? Token : null);
        return answer.IsGood ? answer.Json! : throw new InvalidOperationException($"{draft.Operation} was answered with {answer}");
    }

    private async Task FindSlotsAsync()
    {
        var found = await CallAsync(HttpMethod.Post, "/api/v1/providers/search", new JsonObject
        {
            ["from"] = Text(Tomorrow),
            ["to"] = Text(Tomorrow.AddDays(14)),
            ["timeZone"] = "Asia/Kuwait",
            ["durationMinutes"] = Minutes,
            ["limit"] = 40,
        });
        foreach (var provider in found["items"]!.AsArray())
        {
            var starts = provider!["availableSlots"]!.AsArray().Select(slot => ((DateTimeOffset)slot!["start"]!).UtcDateTime);
            _slots[(string)provider["providerId"]!] = new ConcurrentQueue<DateTime>(Apart(starts));
        }
    }

    /// <summary>Two sessions with their buffers fit between any two of them.</summary>
    private static IEnumerable<DateTime> Apart(IEnumerable<DateTime> starts)
    {
        var last = DateTime.MinValue;
        foreach (var start in starts)
        {
            if (start < last.AddHours(2))
                continue;
            last = start;
            yield return start;
        }
    }

    [GeneratedRegex(@"^/api/v1/providers/\{\w+\}/tokens$")]
    private static partial Regex ProviderTokens();
}
