using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Tahoon.AppHost.Embedded.Running;
using Tahoon.AppHost.Tests.Harness;

namespace Tahoon.AppHost.Tests.Running;

public sealed partial class StartTests(SmallRuns runs) : IClassFixture<SmallRuns>
{
    [Fact]
    public void Nothing_starts_before_what_it_waits_for()
    {
        var small = runs.Small;

        var lines = small.Runner.Output.Split('\n').ToList();
        int Line(string text) => lines.FindIndex(line => Regex.IsMatch(line, text)) is >= 0 and var index
            ? index
            : throw new InvalidOperationException($"No line of {text} in\n{small.Runner.Output}");
        var migrated = Line("shop-migrations .*→ Completed");
        var stored = Line("store .*→ Running");
        Assert.All(["shop-0", "shop-1"], shop => Assert.True(Line($"{shop} .*→ Starting") > Math.Max(migrated, stored)));
        Assert.True(Line("front .*→ Starting") > Math.Max(Line("shop-0 .*→ Running"), Line("shop-1 .*→ Running")));
        Assert.True(Line("Tahoon is ready") > Line("front .*→ Running"));
    }

    [Fact]
    public void Each_change_of_state_is_one_line_with_its_time()
    {
        var small = runs.Small;

        var changes = small.Runner.Output.Split('\n').Where(line => line.Contains('→', StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(changes);
        Assert.All(changes, line => Assert.Matches(ChangeLine(), line));
        Assert.Contains(changes, line => Regex.IsMatch(line, @"front +Starting → Running \(http://localhost:\d+\)"));
    }

    [Fact]
    public async Task A_service_is_given_the_address_of_every_replica_and_what_it_was_promised()
    {
        var small = runs.Small;

        var front = await EnvironmentOfAsync(small, "front");
        Assert.Equal(small.Resource("shop", 0).Endpoints[0], front["services__shop__http__0"]);
        Assert.Equal(small.Resource("shop", 1).Endpoints[0], front["services__shop__http__1"]);
        Assert.Equal("front", front["OTEL_SERVICE_NAME"]);

        var shop = await EnvironmentOfAsync(small, "shop");
        Assert.Equal($"Data Source={Path.Combine(small.DataFolder, "shop.db")}", shop["ConnectionStrings__shop-db"]);
        Assert.Equal("service.instance.id=0", shop["OTEL_RESOURCE_ATTRIBUTES"]);
        Assert.Equal(20, shop["Fixture__Secret"].Length);
    }

    [Fact]
    public async Task The_endpoints_file_says_where_everything_is_and_how()
    {
        var small = runs.Small;

        var file = small.Runner.Endpoints;
        Assert.Equal(small.Runner.Id, file.Pid);
        Assert.Equal(small.DataFolder, file.Data);
        Assert.Equal(file.Gateway, small.Resource("front").Endpoints[0]);
        Assert.Equal(["store", "shop-migrations", "shop", "shop", "front"], file.Resources.Select(resource => resource.Name));
        Assert.Equal(ReplicaState.Completed, small.Resource("shop-migrations").State);
        var shop = small.Resource("shop", 1);
        Assert.Equal((ReplicaState.Running, Health.Healthy, 0), (shop.State, shop.Health, shop.Restarts));
        Assert.Contains(shop.Pid!.Value, Children.Of(small.Runner.Id));
        Assert.Equal("shop service.instance.id=1 serves", (await File.ReadAllTextAsync(shop.Log, Cancellation)).Trim());
    }

    private static async Task<Dictionary<string, string>> EnvironmentOfAsync(Small small, string name)
    {
        using var client = new HttpClient();
        var url = small.Resource(name).Endpoints[0];
        return (await client.GetFromJsonAsync<Dictionary<string, string>>($"{url}/environment", Cancellation))!;
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [GeneratedRegex(@"^\d\d:\d\d:\d\d\.\d{3} [a-z0-9-]+ +\w+ → \w+( \(.+\))?\r?$")]
    private static partial Regex ChangeLine();
}
