using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Tahoon.Testing;
using Xunit;

namespace Tahoon.ServiceDefaults.Tests.Telemetry;

/// <summary>What one host of a process records, all do: no other may run meanwhile.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class OneHost
{
    public const string Name = "one host";
}

[Collection(OneHost.Name)]
public sealed class SamplingTests
{
    [Theory]
    [InlineData("always_on", null, true)]
    [InlineData("always_off", null, false)]
    [InlineData("parentbased_traceidratio", "0", false)]
    [InlineData("parentbased_traceidratio", "1", true)]
    public async Task How_much_is_traced_is_configured(string sampler, string? argument, bool traced)
    {
        bool? recorded = null;
        await using var host = await DefaultsHost.StartAsync(
            app => app.MapGet("/sampled", () => recorded = Activity.Current?.Recorded),
            builder => (builder.Configuration["OTEL_TRACES_SAMPLER"], builder.Configuration["OTEL_TRACES_SAMPLER_ARG"]) = (sampler, argument));

        await host.ClientFor(null).GetAsync("/sampled", TestContext.Current.CancellationToken);

        Assert.Equal(traced, recorded);
    }
}
