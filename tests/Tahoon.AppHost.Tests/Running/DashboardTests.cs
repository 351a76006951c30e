using System.Net.Http.Json;
using Tahoon.AppHost.Embedded.Running;
using Tahoon.AppHost.Tests.Harness;

namespace Tahoon.AppHost.Tests.Running;

public sealed class DashboardTests
{
    [Fact]
    public async Task An_Aspire_CLI_on_the_path_is_the_console_and_everything_reports_to_it()
    {
        using var aspire = new AspireProgram();
        await using var small = await Small.StartAsync(aspire.Path);

        await small.UntilAsync("dashboard", dashboard => dashboard.Health is Health.Healthy);

        var console = small.Runner.Endpoints.Console!;
        Assert.Equal([console], small.Resource("dashboard").Endpoints);
        var arguments = aspire.Arguments;
        Assert.StartsWith($"dashboard run --frontend-url {console} --otlp-grpc-url ", arguments, StringComparison.Ordinal);
        using var client = new HttpClient();
        var front = await client.GetFromJsonAsync<Dictionary<string, string>>($"{small.Resource("front").Endpoints[0]}/environment", Cancellation);
        Assert.Equal("grpc", front!["OTEL_EXPORTER_OTLP_PROTOCOL"]);
        Assert.Contains($"--otlp-grpc-url {front["OTEL_EXPORTER_OTLP_ENDPOINT"]} --otlp-http-url", arguments, StringComparison.Ordinal);
        Assert.Equal("ApiKey", aspire.Told("DASHBOARD__OTLP__AUTHMODE"));
        Assert.Equal($"x-otlp-api-key={aspire.Told("DASHBOARD__OTLP__PRIMARYAPIKEY")}", front["OTEL_EXPORTER_OTLP_HEADERS"]);
    }

    [Fact]
    public async Task A_dashboard_that_does_not_start_keeps_nobody_waiting()
    {
        using var aspire = new AspireProgram("exit 3");

        await using var small = await Small.StartAsync(aspire.Path);

        await small.Runner.UntilSaidAsync("dashboard                Starting → Restarting (exit code 3", Cancellation);
    }

    [Fact]
    public async Task Telemetry_that_is_sent_elsewhere_goes_there_and_starts_no_dashboard()
    {
        using var aspire = new AspireProgram();

        await using var small = await Small.StartAsync(new Dictionary<string, string>(aspire.Path)
        {
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = "http://127.0.0.1:4",
        });

        Assert.DoesNotContain(small.Runner.Endpoints.Resources, resource => resource.Name is "dashboard");
        using var client = new HttpClient();
        var front = await client.GetFromJsonAsync<Dictionary<string, string>>($"{small.Resource("front").Endpoints[0]}/environment", Cancellation);
        Assert.Equal("http://127.0.0.1:4", front!["OTEL_EXPORTER_OTLP_ENDPOINT"]);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;
}
