using System.Net;
using Tahoon.AppHost.Embedded.Running;
using Tahoon.AppHost.Tests.Harness;
using Tahoon.Testing.Running;

namespace Tahoon.AppHost.Tests.Running;

public sealed class StatusPageTests(SmallRuns runs) : IClassFixture<SmallRuns>
{
    [Fact]
    public async Task The_page_shows_each_resource_its_state_and_the_end_of_its_log()
    {
        var small = runs.Small;

        var page = await GetAsync(small, "/?log=shop-1");

        var text = await page.Content.ReadAsStringAsync(Cancellation);
        Assert.Equal("text/html", page.Content.Headers.ContentType?.MediaType);
        Assert.Contains("<th scope=\"row\">shop-1</th><td>Running</td><td>Healthy</td>", text, StringComparison.Ordinal);
        Assert.Contains("<th scope=\"row\">shop-migrations</th><td>Completed</td>", text, StringComparison.Ordinal);
        Assert.Contains("shop service.instance.id=1 serves", text, StringComparison.Ordinal);
        Assert.Contains("Aspire CLI", text, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task The_page_is_as_healthy_as_the_system()
    {
        var small = runs.Small;
        var before = await GetAsync(small, "/health");

        Signal.Stop.SendTo(small.Resource("front").Pid!.Value);
        await small.UntilAsync("front", front => front.Health is Health.Unhealthy);
        var during = await GetAsync(small, "/health");
        Signal.Continue.SendTo(small.Resource("front").Pid!.Value);
        await small.UntilAsync("front", front => front.Health is Health.Healthy);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.ServiceUnavailable), (before.StatusCode, during.StatusCode));
    }

    [Fact]
    public async Task The_same_is_there_as_json()
    {
        var small = runs.Small;

        var status = await GetAsync(small, "/api/status");

        var file = await File.ReadAllTextAsync(Path.Combine(small.DataFolder, "endpoints.json"), Cancellation);
        Assert.Equal(file, await status.Content.ReadAsStringAsync(Cancellation));
    }

    [Fact]
    public async Task A_log_of_nobody_is_not_found()
    {
        var small = runs.Small;

        Assert.Equal(HttpStatusCode.NotFound, (await GetAsync(small, "/logs/..%2F..%2Fetc%2Fpasswd")).StatusCode);
        Assert.Equal("shop service.instance.id=0 serves\n", await (await GetAsync(small, "/logs/shop-0")).Content.ReadAsStringAsync(Cancellation));
    }

    private static async Task<HttpResponseMessage> GetAsync(Small small, string path)
    {
        using var client = new HttpClient();
        return await client.GetAsync(new Uri(small.Runner.Endpoints.Console + path), Cancellation);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;
}
