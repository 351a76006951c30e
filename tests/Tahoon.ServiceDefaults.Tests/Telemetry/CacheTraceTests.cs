using System.Diagnostics;
using Microsoft.Extensions.Caching.Hybrid;
using Microsoft.Extensions.DependencyInjection;
using Tahoon.Testing;
using Xunit;

namespace Tahoon.ServiceDefaults.Tests.Telemetry;

public sealed class CacheTraceTests
{
    [Fact]
    public async Task What_is_asked_as_the_cache_does_not_know_it_belongs_to_the_trace_of_who_asked()
    {
        await using var host = await DefaultsHost.StartAsync(_ => { });
        var cache = host.Services.GetRequiredService<HybridCache>();
        using var asking = new Activity("a request").Start();

        var asked = await cache.GetOrCreateAsync(
            "a key", _ => ValueTask.FromResult(Activity.Current?.Id), cancellationToken: TestContext.Current.CancellationToken);
        var again = await cache.GetOrCreateAsync(
            "a key", _ => ValueTask.FromResult<string?>("asked again"), cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal((asking.Id, asking.Id), (asked, again));
    }
}
