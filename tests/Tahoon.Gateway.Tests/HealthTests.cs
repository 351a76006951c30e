using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Tahoon.Gateway.Tests.Support;

namespace Tahoon.Gateway.Tests;

public sealed class HealthTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Health_sums_up_the_services()
    {
        await using var well = await Backend.StartAsync();
        await using var ill = await Backend.StartAsync(context =>
        {
            context.Response.StatusCode = 503;
            return Task.CompletedTask;
        });
        await using var gateway = GatewayUnderTest.Before(
            ("identity", [well.Address]), ("booking", [well.Address, ill.Address]), ("catalogue", [ill.Address]));

        using var answer = await gateway.Client.GetAsync("/health", Cancellation);
        var health = await answer.Content.ReadFromJsonAsync<JsonObject>(Cancellation);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Equal("Healthy", (string?)health!["checks"]!["identity"]!["status"]);
        Assert.Equal("Degraded", (string?)health["checks"]!["booking"]!["status"]);
        Assert.Equal("1 of 2 replicas are ready.", (string?)health["checks"]!["booking"]!["description"]);
        Assert.Equal("Unhealthy", (string?)health["checks"]!["catalogue"]!["status"]);
        Assert.Equal("Unhealthy", (string?)health["checks"]!["scheduling"]!["status"]);
        Assert.All(well.Requests, asked => Assert.Equal("/health/ready", asked.Target));
    }

    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    public async Task The_gateway_itself_is_well_while_its_services_are_away(string path)
    {
        await using var gateway = GatewayUnderTest.Before();

        using var answer = await gateway.Client.GetAsync(path, Cancellation);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }
}
