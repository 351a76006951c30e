using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Tahoon.Benchmarks.Search;
using Tahoon.Contracts.Ids;
using Tahoon.Scheduling.FreeForms.Keeping;
using Xunit;

namespace Tahoon.SearchTests;

/// <summary>Catalogue and Scheduling as they are, by a clock that stands still.</summary>
public sealed class TwoServicesUnderTest : IAsyncLifetime
{
    private static int _organisations;

    internal TwoServices Both { get; private set; } = null!;

    internal static DateTime Now { get; } = new(2026, 6, 1, 8, 0, 0, DateTimeKind.Utc);

    public async ValueTask InitializeAsync() => Both = await TwoServices.StartAsync(byRealTime: false);

    public ValueTask DisposeAsync() => Both.DisposeAsync();

    internal async Task<(Guid Id, int Number)> OrganisationAsync(int providers)
    {
        var number = Interlocked.Increment(ref _organisations);
        return (await Organisations.AddAsync(Both, number, providers), number);
    }

    /// <summary>Lets the read model reach what was written.</summary>
    internal Task CatchUpAsync() =>
        Both.Scheduling.Services.GetRequiredService<FormKeeper>().PollAsync(TestContext.Current.CancellationToken);

    internal async Task<JsonNode> SearchAsync(Guid organisation, string sort, DateTime from, DateTime to, int minutes = 30, int page = 1) =>
        JsonNode.Parse(await Both.SearchAsync(organisation, new JsonObject
        {
            ["from"] = from,
            ["to"] = to,
            ["timeZone"] = "Asia/Kuwait",
            ["durationMinutes"] = minutes,
            ["sort"] = sort,
            ["page"] = page,
            ["pageSize"] = 20,
        }))!;

    internal static Guid ProviderOf(JsonNode item) => PublicId.Read<ProviderId>((string?)item["userLoginInfoId"]).Value;

    internal static HashSet<DateTime> StartsOf(JsonNode item) =>
    [
        .. item["availableScheduleHoursList"]!.AsArray().Select(slot => ((DateTimeOffset)slot!["start"]!).UtcDateTime),
    ];
}
