namespace Tahoon.AppHost.Tests.Harness;

/// <summary>One running system with a feed for all tests of a class that only look at it.</summary>
public sealed class WatchedRuns : IAsyncLifetime
{
    private Watched? _watched;

    internal Watched Watched => _watched!;

    public async ValueTask InitializeAsync() => _watched = await Watched.StartAsync();

    public ValueTask DisposeAsync() => _watched!.DisposeAsync();
}
