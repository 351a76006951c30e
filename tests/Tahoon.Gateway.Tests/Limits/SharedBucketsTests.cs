using System.Diagnostics;
using Tahoon.Gateway.Limits;
using Tahoon.Gateway.Tests.Support;

namespace Tahoon.Gateway.Tests.Limits;

public sealed class SharedBucketsTests(SharedCache cache, ITestOutputHelper output) : IClassFixture<SharedCache>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_replicas_spend_one_burst()
    {
        var limits = new RateLimits { Reads = new() { PerSecond = 1, Burst = 30 } };
        using Replica one = new(cache.ConnectionString, limits), two = new(cache.ConnectionString, limits);
        var key = new BucketKey(RateClass.Reads, Guid.NewGuid(), 0);

        var verdicts = await Task.WhenAll(Enumerable.Range(0, 100).Select(
            number => (number % 2 == 0 ? one : two).Buckets.TakeAsync(key).AsTask()));

        Assert.InRange(verdicts.Count(verdict => verdict.IsGranted), 30, 31);
        Assert.All(verdicts.Where(verdict => !verdict.IsGranted), verdict => Assert.InRange(verdict.RetryAfter, 1, 2));
    }

    [Fact]
    public async Task What_was_taken_ahead_is_spent_and_nobody_within_the_burst_is_refused()
    {
        var limits = new RateLimits { Writes = new() { PerSecond = 100, Burst = 1_000 } };
        using var replica = new Replica(cache.ConnectionString, limits);
        var key = new BucketKey(RateClass.Writes, Guid.NewGuid(), 0);

        for (var i = 0; i < 200; i++)
        {
            var verdicts = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => replica.Buckets.TakeAsync(key).AsTask()));
            Assert.All(verdicts, verdict => Assert.True(verdict.IsGranted, $"refused in round {i}"));
        }
    }

    [Theory]
    [InlineData(1, 400, 40)]
    [InlineData(2, 5_000, 100)]
    [InlineData(3, 50, 5)]
    public async Task Together_replicas_never_grant_more_than_the_burst_and_the_rate(int seed, int perSecond, int burst)
    {
        output.WriteLine($"seed {seed}");
        var limits = new RateLimits { Writes = new() { PerSecond = perSecond, Burst = burst } };
        using Replica one = new(cache.ConnectionString, limits), two = new(cache.ConnectionString, limits);
        var key = new BucketKey(RateClass.Writes, Guid.NewGuid(), 0);
        var watch = Stopwatch.StartNew();

        var spent = await Task.WhenAll(
            SpendAsync(one, key, seed), SpendAsync(two, key, seed + 100), SpendAsync(one, key, seed + 200));

        var (asked, granted) = (spent.Sum(part => part.Asked), spent.Sum(part => part.Granted));
        var most = burst + perSecond * watch.Elapsed.TotalSeconds;
        output.WriteLine($"{granted} of {asked} asked and at most {most:0} in {watch.Elapsed}");
        Assert.InRange(granted, Math.Min(burst, asked), most);
        Assert.False(one.Store.IsAway || two.Store.IsAway);
    }

    /// <summary>Bursts of random size with random pauses, for a second.</summary>
    private static async Task<(int Asked, int Granted)> SpendAsync(Replica replica, BucketKey key, int seed)
    {
        var random = new Random(seed);
        var watch = Stopwatch.StartNew();
        var (asked, granted) = (0, 0);
        while (watch.Elapsed < TimeSpan.FromSeconds(1))
        {
            var verdicts = await Task.WhenAll(Enumerable.Range(0, random.Next(1, 60)).Select(
                _ => replica.Buckets.TakeAsync(key).AsTask()));
            asked += verdicts.Length;
            granted += verdicts.Count(verdict => verdict.IsGranted);
            if (random.Next(4) == 0)
                await Task.Delay(random.Next(40), Cancellation);
        }

        return (asked, granted);
    }

    [Fact]
    public async Task Without_Redis_each_replica_has_a_bucket_of_its_own_and_nobody_waits_long()
    {
        using var own = SharedCache.OfOwn();
        var limits = new RateLimits { Reads = new() { PerSecond = 1, Burst = 10 } };
        using var replica = new Replica(own.ConnectionString, limits, patience: TimeSpan.FromMilliseconds(50));
        var key = new BucketKey(RateClass.Reads, Guid.NewGuid(), 0);

        own.Stop();
        var watch = Stopwatch.StartNew();
        var verdicts = await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => replica.Buckets.TakeAsync(key).AsTask()));

        output.WriteLine($"answered in {watch.Elapsed}");
        Assert.True(replica.Store.IsAway);
        Assert.InRange(verdicts.Count(verdict => verdict.IsGranted), 10, 11);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(2));
    }

    [Fact]
    public async Task When_Redis_is_back_the_bucket_is_shared_again()
    {
        using var own = SharedCache.OfOwn();
        var limits = new RateLimits { Reads = new() { PerSecond = 1, Burst = 1_000 } };
        using var replica = new Replica(own.ConnectionString, limits, patience: TimeSpan.FromMilliseconds(500));
        var key = new BucketKey(RateClass.Reads, Guid.NewGuid(), 0);
        own.Stop();
        await replica.Buckets.TakeAsync(key);
        Assert.True(replica.Store.IsAway);

        own.Start();

        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (replica.Store.IsAway)
        {
            await Task.Delay(100, patience.Token);
            await replica.Buckets.TakeAsync(key);
        }
    }
}
