using System.Net;
using Tahoon.Contracts.Internal;
using Tahoon.Gateway.Askers;
using Tahoon.Gateway.Tests.Support;
using Tahoon.ServiceDefaults.Security;
using Tahoon.Testing.Security;

namespace Tahoon.Gateway.Tests.Askers;

public sealed class AskerTests : IAsyncLifetime
{
    private const string Path = "/api/v1/bookings/b1";

    private static readonly Caller App = Callers.Application(application: Guid.NewGuid());

    private IdentityStub _identity = null!;
    private Backend _booking = null!;
    private GatewayUnderTest _gateway = null!;

    public async ValueTask InitializeAsync()
    {
        _identity = await IdentityStub.StartAsync(new ApplicationView(App.ApplicationId, false, [], []));
        _booking = await Backend.StartAsync();
        _gateway = GatewayUnderTest.Before(("identity", [_identity.Address]), ("booking", [_booking.Address]));
    }

    public async ValueTask DisposeAsync()
    {
        await _gateway.DisposeAsync();
        await _booking.DisposeAsync();
        await _identity.DisposeAsync();
    }

    [Fact]
    public async Task Identity_is_asked_for_an_application_once_a_minute()
    {
        await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => GetAsync(App)));
        Assert.Equal(1, _identity.Asked("/internal/applications/"));

        _gateway.Clock.Advance(TimeSpan.FromSeconds(61));
        await GetAsync(App);

        Assert.Equal(2, _identity.Asked("/internal/applications/"));
        Assert.Equal(1, _identity.Asked("/.well-known/jwks.json"));
    }

    [Fact]
    public async Task A_change_at_Identity_is_known_within_a_minute()
    {
        await GetAsync(App);
        _identity.Set(new ApplicationView(App.ApplicationId, true, ["a-secret"], []));
        _gateway.Clock.Advance(TimeSpan.FromSeconds(61));

        using var answer = await GetAsync(App);

        Assert.Equal("signature_invalid", await Problems.CodeAsync(answer));
    }

    [Fact]
    public async Task While_Identity_is_away_what_was_known_goes_on_for_an_hour()
    {
        await GetAsync(App);
        await _identity.DisposeAsync();

        _gateway.Clock.Advance(TimeSpan.FromMinutes(30));
        Assert.Equal(HttpStatusCode.OK, (await GetAsync(App)).StatusCode);

        _gateway.Clock.Advance(TimeSpan.FromMinutes(31));
        using var answer = await GetAsync(App);
        Assert.Equal("unavailable", await Problems.CodeAsync(answer));
    }

    [Fact]
    public async Task What_Identity_was_never_asked_about_waits_for_it()
    {
        await using var gateway = GatewayUnderTest.Before(("booking", [_booking.Address]));

        using var application = await gateway.SendAsync(App, HttpMethod.Get, Path);
        using var user = await gateway.SendAsync(
            new Caller(CallerKind.User, App.OrganisationId, App.ApplicationId, Guid.NewGuid()), HttpMethod.Get, Path);
        using var nobody = await gateway.SendAsync(null, HttpMethod.Get, Path);

        Assert.Equal("unavailable", await Problems.CodeAsync(application));
        Assert.Equal(HttpStatusCode.OK, user.StatusCode);
        Assert.Equal(HttpStatusCode.OK, nobody.StatusCode);
    }

    [Fact]
    public async Task A_token_that_has_ended_is_nobody_s()
    {
        var token = TestTokens.For(App, _gateway.Clock.GetUtcNow());
        Assert.Equal("1999", await LeftAsync(token));

        _gateway.Clock.Advance(TimeSpan.FromMinutes(62));

        // the address's bucket is full, though the application's is, too: both were left alone. Spend one of the application's
        await _gateway.SendAsync(App, HttpMethod.Get, Path);
        await _gateway.SendAsync(App, HttpMethod.Get, Path);
        Assert.Equal("1999", await LeftAsync(token));
    }

    [Fact]
    public void Tokens_are_remembered_until_they_end_and_not_without_bound()
    {
        var clock = new Microsoft.Extensions.Time.Testing.FakeTimeProvider();
        var known = new KnownTokens<Asker?>(clock);
        var asker = new Asker(Guid.NewGuid(), CallerKind.User, true);
        known.Remember(TokenHash.Of("one"), asker, clock.GetUtcNow().AddMinutes(1));

        Assert.True(known.TryFind(TokenHash.Of("one"), out var found));
        Assert.Equal(asker, found);
        Assert.False(known.TryFind(TokenHash.Of("two"), out _));

        for (var i = 0; i < KnownTokens<Asker?>.Most + 10; i++)
            known.Remember(TokenHash.Of($"token {i}"), asker, clock.GetUtcNow().AddMinutes(2));
        Assert.False(known.TryFind(TokenHash.Of("one"), out _));
        Assert.True(known.TryFind(TokenHash.Of($"token {KnownTokens<Asker?>.Most + 9}"), out _));

        clock.Advance(TimeSpan.FromMinutes(2));
        Assert.False(known.TryFind(TokenHash.Of($"token {KnownTokens<Asker?>.Most + 9}"), out _));
    }

    private async Task<string> LeftAsync(string token)
    {
        using var answer = await _gateway.SendAsync(null, HttpMethod.Get, Path, null, ("Authorization", $"Bearer {token}"));
        return answer.Headers.GetValues("RateLimit").Single().Split("r=")[1].Split(';')[0];
    }

    private Task<HttpResponseMessage> GetAsync(Caller caller) => _gateway.SendAsync(caller, HttpMethod.Get, Path);
}
