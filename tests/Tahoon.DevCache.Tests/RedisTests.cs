using StackExchange.Redis;

namespace Tahoon.DevCache.Tests;

/// <summary>What the services use Redis for, asked by the client they use.</summary>
public sealed class RedisTests(CacheProcess cache) : IClassFixture<CacheProcess>
{
    private readonly IDatabase _redis = cache.Redis.GetDatabase();

    [Fact]
    public async Task A_key_is_set_once_while_it_lives()
    {
        var first = await _redis.StringSetAsync("nonce:1", "a", TimeSpan.FromMinutes(5), When.NotExists);
        var second = await _redis.StringSetAsync("nonce:1", "b", TimeSpan.FromMinutes(5), When.NotExists);

        Assert.True(first);
        Assert.False(second);
        Assert.Equal("a", (string?)await _redis.StringGetAsync("nonce:1"));
        Assert.InRange((await _redis.KeyTimeToLiveAsync("nonce:1"))!.Value.TotalMinutes, 4, 5);
    }

    [Fact]
    public async Task A_key_is_gone_after_its_time()
    {
        await _redis.StringSetAsync("short", "x", TimeSpan.FromMilliseconds(100), When.NotExists);
        Assert.True(await _redis.KeyExistsAsync("short"));

        await Task.Delay(150, TestContext.Current.CancellationToken);

        Assert.False(await _redis.KeyExistsAsync("short"));
        Assert.True(await _redis.StringSetAsync("short", "y", TimeSpan.FromMinutes(1), When.NotExists));
    }

    [Fact]
    public async Task Two_hundred_increments_at_once_are_two_hundred()
    {
        var values = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => _redis.StringIncrementAsync("counter")));

        Assert.Equal(200, values.Max());
        Assert.Equal(200, values.Distinct().Count());
    }

    [Fact]
    public async Task A_script_takes_from_a_bucket_in_one_step()
    {
        const string take = """
            local left = tonumber(redis.call('GET', KEYS[1]) or ARGV[1])
            if left <= 0 then return -1 end
            redis.call('SET', KEYS[1], left - 1, 'PX', ARGV[2])
            return left - 1
            """;

        var taken = await Task.WhenAll(Enumerable.Range(0, 50).Select(async _ =>
            (long)await _redis.ScriptEvaluateAsync(take, ["bucket"], [20, 60_000])));

        Assert.Equal(20, taken.Count(left => left >= 0));
        Assert.Equal(30, taken.Count(left => left == -1));
        Assert.True(await _redis.KeyTimeToLiveAsync("bucket") > TimeSpan.Zero);
    }

    [Fact]
    public async Task Scripts_of_several_connections_do_not_mix()
    {
        const string add = "local n = tonumber(redis.call('GET', KEYS[1]) or '0') redis.call('SET', KEYS[1], n + 1) return n";
        var connections = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => ConnectionMultiplexer.ConnectAsync($"127.0.0.1:{cache.Port}")));

        await Task.WhenAll(connections.SelectMany(
            connection => Enumerable.Range(0, 250).Select(_ => connection.GetDatabase().ScriptEvaluateAsync(add, ["scripted"]))));

        Assert.Equal(1000, (long)await _redis.StringGetAsync("scripted"));
        foreach (var connection in connections)
            await connection.DisposeAsync();
    }

    [Fact]
    public async Task A_hash_and_a_set_hold_what_the_distributed_caches_keep_in_them()
    {
        await _redis.HashSetAsync("entry", [new("data", new byte[] { 1, 2, 3 }), new("absexp", -1)]);
        await _redis.SortedSetAddAsync("tag", "entry", 5);

        Assert.Equal([1, 2, 3], (byte[]?)await _redis.HashGetAsync("entry", "data"));
        Assert.Equal(["entry"], (await _redis.SortedSetRangeByScoreAsync("tag")).ToStringArray());
    }

    [Fact]
    public async Task A_published_message_reaches_every_subscriber()
    {
        await using var other = await ConnectionMultiplexer.ConnectAsync($"127.0.0.1:{cache.Port}");
        var here = await cache.Redis.GetSubscriber().SubscribeAsync(RedisChannel.Literal("changed"));
        var there = await other.GetSubscriber().SubscribeAsync(RedisChannel.Literal("changed"));

        await _redis.PublishAsync(RedisChannel.Literal("changed"), "provider:7");

        var cancellation = TestContext.Current.CancellationToken;
        Assert.Equal("provider:7", (string?)(await here.ReadAsync(cancellation)).Message);
        Assert.Equal("provider:7", (string?)(await there.ReadAsync(cancellation)).Message);
    }
}
