using System.Runtime.InteropServices;

namespace Tahoon.DevCache.Tests;

public sealed class ProcessTests
{
    [Theory]
    [InlineData(PosixSignal.SIGTERM)]
    [InlineData(PosixSignal.SIGINT)]
    public async Task Asked_to_end_it_ends_cleanly(PosixSignal signal)
    {
        await using var cache = new CacheProcess();
        await cache.InitializeAsync();

        Assert.Equal(0, await cache.End(signal));
    }

    [Fact]
    public async Task More_than_fits_pushes_out_the_oldest_and_memory_stays_small()
    {
        await using var cache = new CacheProcess();
        await cache.InitializeAsync();
        var redis = cache.Redis.GetDatabase();
        var kilobyte = new byte[1_024];

        foreach (var batch in Enumerable.Range(0, 100_000).Chunk(5_000))
            await Task.WhenAll(batch.Select(i => redis.StringSetAsync($"key:{i}", kilobyte)));

        Assert.True(await redis.KeyExistsAsync("key:99999"));
        Assert.False(await redis.KeyExistsAsync("key:0"));
        Assert.InRange(cache.WorkingSet, 1, 140L << 20);
    }
}
