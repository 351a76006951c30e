using System.Text;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Tahoon.Booking.Clients.VideoSdk;

/// <summary>The token of our own calls, kept until shortly before it ends, and those of participants. None reaches a log.</summary>
internal sealed class VideoSdkTokens(IOptions<VideoSdkOptions> options, TimeProvider clock)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(1);

    private static readonly string[] Permissions = ["allow_join", "allow_mod"];
    private static readonly string[] JoinOnly = ["allow_join"];
    private static readonly string[] Roles = ["crawler"];
    private static readonly string[] ParticipantRoles = ["rtc"];

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

    /// <summary>A participant's token, for its room alone, until then.</summary>
    public string ForParticipant(Participant participant, DateTime until) => Sign(
        clock.GetUtcNow().UtcDateTime,
        until,
        new()
        {
            ["permissions"] = participant.Moderates ? Permissions : JoinOnly,
            ["roles"] = ParticipantRoles,
            ["roomId"] = participant.Room,
            ["participantId"] = participant.Id,
        });

    private Signed Sign(DateTimeOffset now) => new(
        Sign(now.UtcDateTime, (now + Lifetime).UtcDateTime, new() { ["permissions"] = Permissions, ["roles"] = Roles }), now + Lifetime);

    private string Sign(DateTime now, DateTime until, Dictionary<string, object> claims)
    {
        claims["apikey"] = options.Value.ApiKey;
        claims["version"] = 2;
        return _handler.CreateToken(new SecurityTokenDescriptor
        {
            IssuedAt = now,
            Expires = until,
            Claims = claims,
            SigningCredentials = new SigningCredentials(
                new SymmetricSecurityKey(Encoding.UTF8.GetBytes(options.Value.Secret)), SecurityAlgorithms.HmacSha256),
        });
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
