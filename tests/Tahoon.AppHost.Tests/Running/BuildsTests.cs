using Tahoon.AppHost.Embedded.Running;
using Tahoon.AppHost.Tests.Harness;
using Tahoon.Testing.Running;

namespace Tahoon.AppHost.Tests.Running;

public sealed class BuildsTests
{
    [Fact]
    public async Task A_replica_that_ends_is_started_from_the_build_that_is_named_by_then()
    {
        using var folder = new TemporaryFolder();
        var (file, other) = (folder.At("builds.json"), folder.At("Other"));
        await File.WriteAllTextAsync(file, "{}", Cancellation);
        await File.WriteAllTextAsync(other, $"#!/bin/sh\necho the other build; exec {Small.FixtureProgram} serve\n", Cancellation);
        File.SetUnixFileMode(other, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        await using var small = new Small();
        small.Again(null, "--builds", file);
        await small.ReadyAsync();

        await File.WriteAllTextAsync(file, $$"""{"shop-1": "{{other}}.dll"}""", Cancellation);
        foreach (var replica in (int[])[0, 1])
        {
            Signal.Kill.SendTo(small.Resource("shop", replica).Pid!.Value);
            await small.UntilAsync("shop", shop => shop.Restarts is 1 && shop.Health is Health.Healthy, replica);
        }

        Assert.Contains("the other build", await LogAsync(small, 1), StringComparison.Ordinal);
        Assert.DoesNotContain("the other build", await LogAsync(small, 0), StringComparison.Ordinal);
    }

    private static async Task<string> LogAsync(Small small, int replica)
    {
        await using var file = new FileStream(small.Resource("shop", replica).Log, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(file);
        return await reader.ReadToEndAsync(Cancellation);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;
}
