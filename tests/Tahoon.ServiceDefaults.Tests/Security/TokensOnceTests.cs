using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;
using Microsoft.IdentityModel.Tokens;
using Tahoon.ServiceDefaults.Security;
using Tahoon.Testing;
using Tahoon.Testing.Security;
using Xunit;

namespace Tahoon.ServiceDefaults.Tests.Security;

public sealed class TokensOnceTests
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 6, 1, 8, 0, 0, TimeSpan.Zero));
    private readonly TokensOnce _tokens;
    private int _checked;

    public TokensOnceTests() => _tokens = new(_clock);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_signature_is_checked_once_a_minute()
    {
        var token = TestTokens.For(Callers.Application(), _clock.GetUtcNow());

        for (var asked = 0; asked < 3; asked++)
            Assert.True(await IsValidAsync(token));
        Assert.Equal(1, _checked);

        _clock.Advance(TokensOnce.Remembered);
        Assert.True(await IsValidAsync(token));
        Assert.Equal(2, _checked);
    }

    [Fact]
    public async Task Another_token_is_another_one_however_like_the_first()
    {
        var token = TestTokens.For(Callers.Application(), _clock.GetUtcNow());
        Assert.True(await IsValidAsync(token));

        for (var place = 0; place < token.Length - 1; place += 7)
        {
            var changed = token[..place] + (token[place] == 'A' ? 'B' : 'A') + token[(place + 1)..];
            Assert.False(await IsValidAsync(changed), changed);
        }

        Assert.False(await IsValidAsync(token + new string('A', TokenHash.LongestToken)));
        Assert.False(await IsValidAsync("é" + token[1..]));
    }

    [Fact]
    public async Task What_is_refused_is_checked_anew()
    {
        var token = TestTokens.For(Callers.Application(), _clock.GetUtcNow().AddHours(-3));

        Assert.False(await IsValidAsync(token));
        Assert.False(await IsValidAsync(token));
        Assert.Equal(2, _checked);
    }

    [Fact]
    public async Task A_token_that_was_taken_ends_when_it_ends()
    {
        await using var host = await DefaultsHost.StartAsync(
            app => app.MapGet("/things", () => TypedResults.NoContent()).RequireScope(Scopes.Bookings));
        var client = host.ClientFor(Callers.Application());

        host.Clock.Advance(TimeSpan.FromMinutes(59.75));
        Assert.Equal(HttpStatusCode.NoContent, (await client.GetAsync("/things", Cancellation)).StatusCode);

        host.Clock.Advance(TimeSpan.FromSeconds(50));
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync("/things", Cancellation)).StatusCode);
    }

    private async Task<bool> IsValidAsync(string token)
    {
        var keys = new JsonWebKeySet(TestTokens.Jwks).GetSigningKeys();
        var found = await _tokens.ValidateTokenAsync(token, new TokenValidationParameters
        {
            ValidIssuer = TokenClaims.Issuer,
            ValidAudience = TokenClaims.Audience,
            LifetimeValidator = (_, until, _, _) => until > _clock.GetUtcNow().UtcDateTime,
            IssuerSigningKeyResolver = (_, _, _, _) =>
            {
                _checked++;
                return keys;
            },
        });
        return found.IsValid;
    }
}
