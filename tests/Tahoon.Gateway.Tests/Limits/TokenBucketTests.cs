using FsCheck.Xunit;
using Tahoon.Gateway.Limits;

namespace Tahoon.Gateway.Tests.Limits;

public sealed class TokenBucketTests
{
    private static readonly Rate Five = new() { PerSecond = 5, Burst = 10 };

    [Fact]
    public void A_full_bucket_grants_its_burst_and_then_its_rate()
    {
        var bucket = default(TokenBucket);

        Assert.Equal(10, bucket.Take(Five, now: 0, wanted: 99, out bucket).Granted);
        Assert.Equal(0, bucket.Take(Five, now: 199_999, wanted: 1, out bucket).Granted);
        Assert.Equal(1, bucket.Take(Five, now: 200_000, wanted: 1, out bucket).Granted);
        Assert.Equal(10, bucket.Take(Five, now: 60_000_000, wanted: 99, out bucket).Granted);
    }

    [Fact]
    public void What_is_left_and_when_to_come_back_are_told()
    {
        var taken = default(TokenBucket).Take(Five, now: 0, wanted: 7, out var bucket);
        var refused = bucket.Take(Five, now: 0, wanted: 3, out bucket);
        refused = bucket.Take(Five, now: 50_000, wanted: 1, out _);

        Assert.Equal(3, taken.Left(Five));
        Assert.Equal((0, 150_000), (refused.Granted, refused.Until(Five)));
    }

    [Property(MaxTest = 500)]
    public void In_no_stretch_of_time_is_more_granted_than_burst_and_rate(byte perSecond, byte burst, (ushort Pause, byte Wanted)[] steps)
    {
        var rate = new Rate { PerSecond = perSecond + 1, Burst = burst + 1 };
        var bucket = default(TokenBucket);
        var now = 0L;
        List<(long At, int Granted)> grants = [];
        foreach (var (pause, wanted) in steps)
        {
            now += pause * 10L;
            grants.Add((now, bucket.Take(rate, now, wanted, out bucket).Granted));
        }

        for (var from = 0; from < grants.Count; from++)
        {
            var granted = 0;
            foreach (var (at, count) in grants.Skip(from))
            {
                granted += count;
                Assert.True(granted <= rate.Burst + (at - grants[from].At) * rate.PerSecond / 1e6 + 1e-6);
            }
        }
    }
}
