using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Tahoon.ServiceDefaults.Health;
using Tahoon.Testing;
using Xunit;

namespace Tahoon.ServiceDefaults.Tests.Health;

public sealed class HealthTests : IAsyncLifetime
{
    private DefaultsHost _host = null!;

    public async ValueTask InitializeAsync() => _host = await DefaultsHost.StartAsync(_ => { });

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task A_loop_that_does_not_come_round_for_a_minute_ends_the_service_s_life()
    {
        var pulses = _host.Services.GetRequiredService<Pulses>();
        pulses.Beat("relay");
        _host.Clock.Advance(Pulses.Patience);
        Assert.Equal(HttpStatusCode.OK, (await AskAsync("/health/live")).Status);

        _host.Clock.Advance(TimeSpan.FromSeconds(1));
        var (status, checks) = await AskAsync("/health/live");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.Equal("Stuck: relay.", checks.GetProperty("background").GetProperty("description").GetString());
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await AskAsync("/health")).Status);

        pulses.Beat("relay");
        Assert.Equal(HttpStatusCode.OK, (await AskAsync("/health/live")).Status);
    }

    [Fact]
    public async Task So_does_a_handler_that_does_not_end_and_nothing_that_has_ended()
    {
        var pulses = _host.Services.GetRequiredService<Pulses>();
        pulses.Beat("stopped");
        pulses.End("stopped");
        pulses.Busy("done").Dispose();
        var hanging = pulses.Busy("handler");
        _host.Clock.Advance(Pulses.Patience * 2);

        Assert.Equal(["handler"], pulses.Stuck);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await AskAsync("/health/live")).Status);

        hanging.Dispose();
        Assert.Equal(HttpStatusCode.OK, (await AskAsync("/health/live")).Status);
    }

    [Fact]
    public async Task A_neighbour_that_is_not_called_any_more_is_shown_and_takes_nobody_out()
    {
        _host.Network.Answer("partner", (_, _) => throw new HttpRequestException("away"));
        var client = _host.Services.GetRequiredService<IHttpClientFactory>().CreateClient();
        for (var calls = 0; calls < 60; calls++)
            await Assert.ThrowsAnyAsync<Exception>(() => client.GetAsync("http://partner/", TestContext.Current.CancellationToken));

        var (status, checks) = await AskAsync("/health");
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal("Degraded", checks.GetProperty("circuits").GetProperty("status").GetString());
        Assert.Contains("partner", checks.GetProperty("circuits").GetProperty("description").GetString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await AskAsync("/health/ready")).Status);
    }

    private async Task<(HttpStatusCode Status, JsonElement Checks)> AskAsync(string path)
    {
        using var client = _host.ClientFor(null);
        using var answer = await client.GetAsync(path, TestContext.Current.CancellationToken);
        using var body = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        return (answer.StatusCode, body.RootElement.GetProperty("checks").Clone());
    }
}
