using Google.Protobuf.WellKnownTypes;
using Tahoon.AppHost.Embedded.Feed.Wire;
using Tahoon.AppHost.Tests.Harness;

namespace Tahoon.AppHost.Tests.Feed;

public sealed class ResourcesTests(WatchedRuns runs) : IClassFixture<WatchedRuns>
{
    private readonly Watched _watched = runs.Watched;

    [Fact]
    public async Task The_dashboard_is_told_of_everything_and_how_it_is()
    {
        var resources = await _watched.ResourcesAsync();

        Assert.Equal(
            ["dashboard Running", "front Running", "queue Running", "shop Running", "shop Running", "shop-db Running", "shop-migrations Finished", "store Running"],
            resources.Select(resource => $"{resource.DisplayName} {resource.State}").Order());
        Assert.Equal(["dashboard"], resources.Where(resource => resource.IsHidden).Select(resource => resource.Name));
        Assert.All(resources, resource => Assert.NotNull(resource.CreatedAt));
        Assert.All(resources.SelectMany(resource => resource.Urls), url => Assert.NotNull(url.DisplayProperties));
    }

    [Fact]
    public async Task A_replica_has_its_process_its_address_its_health_and_what_it_stands_on()
    {
        var shop = await _watched.ResourceAsync("shop-1");

        var status = _watched.Small.Resource("shop", 1);
        Assert.Equal(("shop", "Project"), (shop.DisplayName, shop.ResourceType));
        Assert.Equal(status.Pid, Property(shop, "executable.pid")?.NumberValue);
        Assert.Equal("2 of 2", Property(shop, "tahoon.replica")?.StringValue);
        Assert.Equal(status.Log, Property(shop, "tahoon.log")?.StringValue);
        Assert.Equal(status.Endpoints, shop.Urls.Select(url => url.FullUrl));
        Assert.All(shop.Urls, url => Assert.False(url.IsInactive));
        Assert.Equal([("/health/ready", HealthStatus.Healthy)], shop.HealthReports.Select(report => (report.Key, report.Status)));
        Assert.True(shop.StartedAt > shop.CreatedAt);
        Assert.Null(shop.StoppedAt);
        Assert.Equal(
            ["Reference queue", "Reference shop-db", "WaitFor queue", "WaitFor shop-migrations"],
            shop.Relationships.Select(relation => $"{relation.Type} {relation.ResourceName}").Order());
    }

    [Fact]
    public async Task What_has_finished_has_its_exit_code_and_no_process()
    {
        var migrations = await _watched.ResourceAsync("shop-migrations");

        Assert.Equal(0, Property(migrations, "resource.exitCode")?.NumberValue);
        Assert.Null(Property(migrations, "executable.pid"));
        Assert.True(migrations.StoppedAt > migrations.StartedAt);
        Assert.Empty(migrations.Commands);
        Assert.Equal(["serve", "--migrate"], Property(migrations, "resource.appArgs")?.ListValue.Values.Select(value => value.StringValue));
    }

    [Fact]
    public async Task Who_was_given_a_service_refers_to_it()
    {
        var front = await _watched.ResourceAsync("front");

        Assert.Contains(front.Relationships, relation => relation is { Type: "Reference", ResourceName: "shop" });
        Assert.Equal([.. _watched.Small.Resource("front").Endpoints, $"{_watched.Small.Resource("front").Endpoints[0]}/docs"], front.Urls.Select(url => url.FullUrl));
    }

    [Theory]
    [InlineData("stop", "shop-migrations")]
    [InlineData("stop", "dashboard")]
    [InlineData("start", "front")]
    [InlineData("burn", "front")]
    [InlineData("stop", "nobody")]
    public async Task A_command_that_was_not_offered_is_refused(string command, string name) =>
        Assert.Equal(ResourceCommandResponseKind.Failed, (await _watched.ExecuteAsync(command, name)).Kind);

    private static Value? Property(Resource resource, string name) =>
        resource.Properties.SingleOrDefault(property => property.Name == name)?.Value;
}
