using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Microsoft.IdentityModel.JsonWebTokens;
using Tahoon.Booking.Clients.VideoSdk;
using Xunit;

namespace Tahoon.Booking.Tests.Clients.VideoSdk;

public sealed class VideoSdkTokensTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);

    private readonly FakeTimeProvider _clock = new(Start);
    private readonly VideoSdkTokens _tokens;

    public VideoSdkTokensTests() => _tokens = new VideoSdkTokens(
        Options.Create(new VideoSdkOptions { ApiKey = "key", Secret = new string('s', 32) }), _clock);

    [Fact]
    public void The_token_says_what_the_partner_wants_to_hear()
    {
        var token = new JsonWebToken(_tokens.Current());

        Assert.Equal("HS256", token.Alg);
        Assert.Equal("key", token.GetPayloadValue<string>("apikey"));
        Assert.Equal(["allow_join", "allow_mod"], token.GetPayloadValue<string[]>("permissions"));
        Assert.Equal(2, token.GetPayloadValue<int>("version"));
        Assert.Equal(["crawler"], token.GetPayloadValue<string[]>("roles"));
        Assert.Equal(Start.ToUnixTimeSeconds(), token.GetPayloadValue<long>("iat"));
        Assert.Equal(Start.AddMinutes(10).ToUnixTimeSeconds(), token.GetPayloadValue<long>("exp"));
    }

    [Fact]
    public void The_token_is_kept_until_shortly_before_it_ends()
    {
        var first = _tokens.Current();

        _clock.Advance(TimeSpan.FromMinutes(9) - TimeSpan.FromSeconds(1));
        Assert.Equal(first, _tokens.Current());

        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.NotEqual(first, _tokens.Current());
    }
}
