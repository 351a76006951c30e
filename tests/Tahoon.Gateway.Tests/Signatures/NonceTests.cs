using Microsoft.Extensions.Time.Testing;
using Tahoon.Gateway.Signatures;
using Tahoon.Gateway.Tests.Support;

namespace Tahoon.Gateway.Tests.Signatures;

public sealed class NonceTests(SharedCache cache) : IClassFixture<SharedCache>
{
    private static readonly Guid Application = Guid.NewGuid();

    [Fact]
    public async Task A_nonce_used_at_one_replica_is_used_at_the_other()
    {
        using Replica one = new(cache.ConnectionString), two = new(cache.ConnectionString);
        var (nonce, until) = (Signing.Nonce(), DateTimeOffset.UtcNow.AddMinutes(5));

        Assert.Null(await one.Nonces.UseAsync(Application, nonce, "key", until));
        Assert.Equal("key", await two.Nonces.UseAsync(Application, nonce, "other key", until));
        Assert.Null(await two.Nonces.UseAsync(Guid.NewGuid(), nonce, "key", until));
        Assert.False(one.Store.IsAway || two.Store.IsAway);
    }

    [Fact]
    public async Task Of_forty_at_once_over_two_replicas_one_is_new()
    {
        using Replica one = new(cache.ConnectionString), two = new(cache.ConnectionString);
        var (nonce, until) = (Signing.Nonce(), DateTimeOffset.UtcNow.AddMinutes(5));

        var seen = await Task.WhenAll(Enumerable.Range(0, 40).Select(number =>
            (number % 2 == 0 ? one : two).Nonces.UseAsync(Application, nonce, Nonces.NoKey, until).AsTask()));

        Assert.Single(seen, first => first is null);
    }

    [Fact]
    public async Task While_Redis_is_away_each_replica_remembers_and_goes_on_doing_so_when_it_is_back()
    {
        using var own = SharedCache.OfOwn();
        using var replica = new Replica(own.ConnectionString, patience: TimeSpan.FromMilliseconds(500));
        var (nonce, until) = (Signing.Nonce(), DateTimeOffset.UtcNow.AddMinutes(5));
        own.Stop();

        var seen = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ =>
            replica.Nonces.UseAsync(Application, nonce, Nonces.NoKey, until).AsTask()));
        Assert.Single(seen, first => first is null);
        Assert.True(replica.Store.IsAway);

        own.Start();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (replica.Store.IsAway)
        {
            await Task.Delay(100, patience.Token);
            await replica.Nonces.UseAsync(Application, Signing.Nonce(), Nonces.NoKey, until);
        }

        Assert.Equal(Nonces.NoKey, await replica.Nonces.UseAsync(Application, nonce, Nonces.NoKey, until));
    }

    [Fact]
    public async Task A_nonce_of_this_replica_s_own_is_forgotten_in_time()
    {
        var clock = new FakeTimeProvider();
        using var replica = new Replica(null, clock: clock);
        var nonce = Signing.Nonce();

        Assert.Null(await replica.Nonces.UseAsync(Application, nonce, "key", clock.GetUtcNow().AddMinutes(5)));
        clock.Advance(TimeSpan.FromMinutes(4));
        Assert.Equal("key", await replica.Nonces.UseAsync(Application, nonce, "key", clock.GetUtcNow().AddMinutes(5)));
        clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Null(await replica.Nonces.UseAsync(Application, nonce, "key", clock.GetUtcNow().AddMinutes(5)));
    }
}
