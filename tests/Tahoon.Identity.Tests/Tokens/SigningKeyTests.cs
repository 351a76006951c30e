using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using Tahoon.Identity.Data;
using Tahoon.Identity.Tests.Support;
using Tahoon.Identity.Tokens;
using Tahoon.ServiceDefaults.Security;
using Tahoon.Testing;
using Tahoon.Testing.Http;
using Xunit;

namespace Tahoon.Identity.Tests.Tokens;

public sealed class SigningKeyTests : IAsyncLifetime
{
    private readonly IdentityService _identity = new();
    private string? _good;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => _identity.InitializeAsync();

    public ValueTask DisposeAsync() => _identity.DisposeAsync();

    [Fact]
    public async Task The_published_keys_have_no_private_part_and_may_be_cached()
    {
        var answer = await _identity.CreateClient().GetAsync("/.well-known/jwks.json", Cancellation);

        Assert.Equal(TimeSpan.FromMinutes(5), answer.Headers.CacheControl?.MaxAge);
        var key = Assert.Single((await answer.JsonAsync()).GetProperty("keys").EnumerateArray());
        Assert.Equal(
            ["alg", "crv", "kid", "kty", "use", "x", "y"], key.EnumerateObject().Select(member => member.Name).Order());
    }

    [Fact]
    public async Task Another_service_validates_a_token_by_the_published_keys()
    {
        var network = new TestNetwork();
        network.Answer("identity", _identity.Server.CreateHandler());
        await using var service = await DefaultsHost.StartAsync(
            app => app.MapGet("/me", (Caller caller) => caller.Kind.ToString()).RequireScope(Scopes.Bookings), network: network);

        var answer = await AskAsync(service.ClientFor(null), await TokenAsync());

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("Application", await answer.Content.ReadAsStringAsync(Cancellation));
    }

    [Fact]
    public async Task A_token_signed_by_somebody_else_is_worth_nothing()
    {
        var network = new TestNetwork();
        network.Answer("identity", _identity.Server.CreateHandler());
        await using var service = await DefaultsHost.StartAsync(
            app => app.MapGet("/me", (Caller caller) => caller.Kind.ToString()).RequireScope(Scopes.Bookings), network: network);

        var answer = await service.ClientFor(Testing.Security.Callers.Application()).GetAsync("/me", Cancellation);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public async Task Two_replicas_that_need_the_first_key_at_once_agree_on_one()
    {
        await using var replica = _identity.WithWebHostBuilder(_ => { });
        var (one, other) = (Keys(_identity.Services), Keys(replica.Services));

        var rings = await Task.WhenAll(
            Task.Run(() => one.CurrentAsync(Cancellation)), Task.Run(() => other.CurrentAsync(Cancellation)));

        Assert.Equal(rings[0].Signing.Key.KeyId, rings[1].Signing.Key.KeyId);
        Assert.Single(rings[0].Published);
        Assert.Single(rings[1].Published);
    }

    [Fact]
    public async Task An_old_key_is_followed_by_one_that_is_published_a_day_before_it_signs()
    {
        var first = KeyOf(await TokenAsync());

        _identity.Clock.Advance(TimeSpan.FromDays(29));
        var announced = await PublishedAsync();
        var still = KeyOf(await TokenAsync());
        _identity.Clock.Advance(TimeSpan.FromDays(1) - TimeSpan.FromMinutes(5));
        var last = await TokenAsync();
        _identity.Clock.Advance(TimeSpan.FromMinutes(6));
        var second = await TokenAsync();

        Assert.Equal(2, announced.Count);
        Assert.Equal(first, still);
        Assert.Equal(first, KeyOf(last));
        Assert.NotEqual(first, KeyOf(second));
        Assert.Contains(KeyOf(second), announced);
        Assert.Equal(HttpStatusCode.NotFound, (await AskForUserAsync(last)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await AskForUserAsync(second)).StatusCode);

        _identity.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal([KeyOf(second)], await PublishedAsync());
    }

    [Fact]
    public async Task An_operator_s_rotation_is_known_to_every_replica_before_it_signs()
    {
        await using var replica = _identity.WithWebHostBuilder(_ => { });
        var first = (await Keys(replica.Services).CurrentAsync(Cancellation)).Signing.Key.KeyId;

        await Keys(_identity.Services).RotateAsync(Cancellation);
        _identity.Clock.Advance(TimeSpan.FromMinutes(2));
        var soon = await Keys(replica.Services).CurrentAsync(Cancellation);
        _identity.Clock.Advance(TimeSpan.FromMinutes(20));
        var later = await Keys(replica.Services).CurrentAsync(Cancellation);

        Assert.Equal(first, soon.Signing.Key.KeyId);
        Assert.Equal(2, soon.Published.Count);
        Assert.NotEqual(first, later.Signing.Key.KeyId);
        Assert.Contains(later.Published, key => key.KeyId == first);
    }

    [Fact]
    public async Task A_token_signed_by_a_retired_key_is_refused_once_the_key_is_not_published()
    {
        await TokenAsync();
        var retired = (await Keys(_identity.Services).CurrentAsync(Cancellation)).Signing;

        await Keys(_identity.Services).RotateAsync(Cancellation);
        _identity.Clock.Advance(TimeSpan.FromMinutes(30));
        var during = await AskForUserAsync(SignedBy(retired));
        _identity.Clock.Advance(TimeSpan.FromDays(1));
        var after = await AskForUserAsync(SignedBy(retired));

        Assert.DoesNotContain(retired.Key.KeyId, await PublishedAsync());
        Assert.Equal(HttpStatusCode.NotFound, during.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, after.StatusCode);
    }

    [Fact]
    public async Task A_key_that_a_service_does_not_know_makes_it_ask_and_a_flood_of_them_does_not_flood_identity()
    {
        var asked = 0;
        var network = new TestNetwork();
        var keys = new HttpMessageInvoker(_identity.Server.CreateHandler());
        network.Answer("identity", (request, token) =>
        {
            Interlocked.Increment(ref asked);
            return keys.SendAsync(request, token);
        });
        await using var service = await DefaultsHost.StartAsync(
            app => app.MapGet("/me", (Caller caller) => caller.Kind.ToString()).RequireScope(Scopes.Bookings), network: network);
        Assert.Equal(HttpStatusCode.OK, (await AskAsync(service.ClientFor(null), await TokenAsync())).StatusCode);

        await Keys(_identity.Services).RotateAsync(Cancellation);
        _identity.Clock.Advance(TimeSpan.FromMinutes(25));
        service.Clock.Advance(TimeSpan.FromMinutes(25));
        var known = false;
        for (var turn = 0; turn < 100 && !known; turn++)
        {
            known = (await AskAsync(service.ClientFor(null), await TokenAsync())).IsSuccessStatusCode;
            await Task.Delay(20, Cancellation);
        }

        using var pair = System.Security.Cryptography.ECDsa.Create(System.Security.Cryptography.ECCurve.NamedCurves.nistP256);
        var flood = await Task.WhenAll(Enumerable.Range(0, 200).Select(number => AskAsync(
            service.ClientFor(null),
            SignedBy(new(new Microsoft.IdentityModel.Tokens.ECDsaSecurityKey(pair) { KeyId = $"unknown-{number}" }, "ES256")))));

        Assert.True(known, "the service never asked for the new key");
        Assert.All(flood, answer => Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode));
        Assert.InRange(asked, 2, 4);
    }

    [Fact]
    public async Task A_stored_private_key_can_not_be_read_without_the_key_ring()
    {
        await TokenAsync();

        var stored = await _identity.Services.ReadAsync<IdentityDb, string>(
            database => Task.FromResult(database.SigningKeys.Single().ProtectedPrivateKey));

        using var pair = System.Security.Cryptography.ECDsa.Create();
        Assert.ThrowsAny<System.Security.Cryptography.CryptographicException>(
            () => pair.ImportPkcs8PrivateKey(Convert.FromBase64String(stored), out _));
    }

    private static SigningKeys Keys(IServiceProvider services) => services.GetRequiredService<SigningKeys>();

    private string SignedBy(Microsoft.IdentityModel.Tokens.SigningCredentials credentials)
    {
        var now = _identity.Clock.GetUtcNow().UtcDateTime;
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new Microsoft.IdentityModel.Tokens.SecurityTokenDescriptor
        {
            Issuer = TokenClaims.Issuer,
            Audience = TokenClaims.Audience,
            IssuedAt = now,
            NotBefore = now,
            Expires = now.AddHours(1),
            Claims = new JsonWebToken(_good!).Claims
                .Where(claim => claim.Type is TokenClaims.Kind or TokenClaims.Subject or TokenClaims.Organisation or TokenClaims.Application or TokenClaims.Scope)
                .ToDictionary(claim => claim.Type, claim => (object)claim.Value),
            SigningCredentials = credentials,
        });
    }

    private static string KeyOf(string token) => new JsonWebToken(token).Kid;

    private async Task<string> TokenAsync()
    {
        var answer = await _identity.CreateClient().PostAsJsonAsync(
            "/api/auth/token", new { grant_type = "password", access_key = DemonstrationData.DemoKey }, Cancellation);
        return _good = (await answer.TextAsync("access_token"))!;
    }

    private async Task<List<string?>> PublishedAsync()
    {
        var answer = await _identity.CreateClient().GetAsync("/.well-known/jwks.json", Cancellation);
        return [.. (await answer.JsonAsync()).GetProperty("keys").EnumerateArray().Select(key => key.GetProperty("kid").GetString())];
    }

    private Task<HttpResponseMessage> AskForUserAsync(string token) => AskAsync(_identity.CreateClient(), token, "/api/v1/users/x");

    private static Task<HttpResponseMessage> AskAsync(HttpClient client, string token, string path = "/me")
    {
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client.GetAsync(path, Cancellation);
    }
}
