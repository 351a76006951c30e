namespace Tahoon.AppHost.Tests.Harness;

/// <summary>One running small system for all tests of a class that only look at it.</summary>
public sealed class SmallRuns : IAsyncLifetime
{
    private Small? _small;

    internal Small Small => _small!;

    public async ValueTask InitializeAsync() => _small = await Small.StartAsync();

    public ValueTask DisposeAsync() => _small!.DisposeAsync();
}
