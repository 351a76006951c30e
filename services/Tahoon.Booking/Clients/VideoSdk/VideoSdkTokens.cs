using System.Text;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Tahoon.Booking.Clients.VideoSdk;

/// <summary>The token of our own calls, kept until shortly before it ends.</summary>
internal sealed class VideoSdkTokens(IOptions<VideoSdkOptions> options, TimeProvider clock)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(1);

    private static readonly string[] Permissions = ["allow_join", "allow_mod"];
    private static readonly string[] Roles = ["crawler"];

    private readonly JsonWebTokenHandler _handler = new() { SetDefaultTimesOnTokenCreation = false };
    private volatile Signed? _current;

    /// <summary>The token as it stands in the header: the partner wants no <c>Bearer</c> before it.</summary>
    public string Current()
    {
        var now = clock.GetUtcNow();
        var current = _current;
        // Two at once may both sign: either token is good.
        if (current is null || current.Expires - Margin <= now)
            _current = current = Sign(now);
        return current.Token;
    }

    private Signed Sign(DateTimeOffset now)
    {
        var key = new SymmetricSecurityKey(Encoding.UTF8.GetBytes(options.Value.Secret));
        var token = _handler.CreateToken(new SecurityTokenDescriptor
        {
            IssuedAt = now.UtcDateTime,
            Expires = (now + Lifetime).UtcDateTime,
            Claims = new Dictionary<string, object>
            {
                ["apikey"] = options.Value.ApiKey,
                ["permissions"] = Permissions,
                ["version"] = 2,
                ["roles"] = Roles,
            },
            SigningCredentials = new SigningCredentials(key, SecurityAlgorithms.HmacSha256),
        });
        return new Signed(token, now + Lifetime);
    }

    private sealed record Signed(string Token, DateTimeOffset Expires);
}

/// <summary>Signs each attempt, so that one made after a long wait has a token that still holds.</summary>
internal sealed class VideoSdkSigning(VideoSdkTokens tokens) : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.Headers.Remove("Authorization");
        request.Headers.TryAddWithoutValidation("Authorization", tokens.Current());
        return base.SendAsync(request, cancellationToken);
    }
}
