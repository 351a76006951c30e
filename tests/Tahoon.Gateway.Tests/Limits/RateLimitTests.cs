using System.Net;
using Tahoon.Contracts.Internal;
using Tahoon.Gateway.Tests.Support;
using Tahoon.ServiceDefaults.Security;
using Tahoon.Testing.Security;

namespace Tahoon.Gateway.Tests.Limits;

public sealed class RateLimitTests : IAsyncLifetime
{
    private static readonly Caller One = Callers.Application(application: Guid.NewGuid()),
        Two = Callers.Application(application: Guid.NewGuid());

    private static readonly Dictionary<string, string> Small = new()
    {
        ["Tahoon:RateLimits:Reads:PerSecond"] = "1",
        ["Tahoon:RateLimits:Reads:Burst"] = "3",
        ["Tahoon:RateLimits:Writes:PerSecond"] = "1",
        ["Tahoon:RateLimits:Writes:Burst"] = "2",
        ["Tahoon:RateLimits:Tokens:PerSecond"] = "2",
        ["Tahoon:RateLimits:Tokens:Burst"] = "1",
    };

    private IdentityStub _identity = null!;
    private Backend _booking = null!;
    private GatewayUnderTest _gateway = null!;

    public async ValueTask InitializeAsync()
    {
        _identity = await IdentityStub.StartAsync(
            new ApplicationView(One.ApplicationId, false, [], []), new ApplicationView(Two.ApplicationId, false, [], []));
        _booking = await Backend.StartAsync();
        _gateway = GatewayUnderTest.With(
            Small, ("identity", [_identity.Address]), ("booking", [_booking.Address]), ("catalogue", [_booking.Address]));
    }

    public async ValueTask DisposeAsync()
    {
        await _gateway.DisposeAsync();
        await _booking.DisposeAsync();
        await _identity.DisposeAsync();
    }

    [Fact]
    public async Task Beyond_the_burst_is_429_that_says_when_to_come_back()
    {
        for (var i = 0; i < 3; i++)
            Assert.Equal(HttpStatusCode.OK, (await GetAsync(One)).StatusCode);

        using var refused = await GetAsync(One);

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.Equal("rate_limited", await Problems.CodeAsync(refused));
        Assert.Equal(TimeSpan.FromSeconds(1), refused.Headers.RetryAfter?.Delta);
        Assert.Equal("\"reads\";r=0;t=3", Assert.Single(refused.Headers.GetValues("RateLimit")));
        Assert.Equal(32, Assert.Single(refused.Headers.GetValues("trace-id")).Length);
        Assert.Equal(3, _booking.Requests.Count);

        _gateway.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.OK, (await GetAsync(One)).StatusCode);
    }

    [Fact]
    public async Task Every_answer_names_its_limit_and_what_is_left()
    {
        using var read = await GetAsync(One);
        using var written = await _gateway.SendAsync(One, HttpMethod.Post, "/api/v1/bookings");
        using var searched = await _gateway.SendAsync(One, HttpMethod.Post, "/api/v1/providers/search");
        using var token = await _gateway.SendAsync(null, HttpMethod.Post, "/api/auth/token");
        using var missing = await _gateway.SendAsync(One, HttpMethod.Get, "/nothing");
        using var health = await _gateway.SendAsync(null, HttpMethod.Get, "/health/live");

        Assert.Equal(("\"reads\";q=3;w=3", "\"reads\";r=2;t=1"), Limit(read));
        Assert.Equal(("\"writes\";q=2;w=2", "\"writes\";r=1;t=1"), Limit(written));
        Assert.Equal(("\"reads\";q=3;w=3", "\"reads\";r=1;t=2"), Limit(searched));
        Assert.Equal(("\"tokens\";q=1;w=1", "\"tokens\";r=0;t=1"), Limit(token));
        Assert.Equal("\"other\";q=1000;w=5", Limit(missing).Policy);
        Assert.Equal("\"other\";q=1000;w=5", Limit(health).Policy);
    }

    [Fact]
    public async Task Applications_and_those_without_a_token_have_a_share_each()
    {
        for (var i = 0; i < 4; i++)
            await GetAsync(One);

        Assert.Equal(HttpStatusCode.TooManyRequests, (await GetAsync(One)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await GetAsync(Two)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await GetAsync(null)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await _gateway.SendAsync(One, HttpMethod.Post, "/api/v1/bookings")).StatusCode);
    }

    [Fact]
    public async Task A_user_s_token_counts_for_the_application_that_got_it()
    {
        var user = new Caller(CallerKind.User, One.OrganisationId, One.ApplicationId, Guid.NewGuid());
        await GetAsync(One);

        using var answer = await GetAsync(user);

        Assert.Equal("\"reads\";r=1;t=2", Limit(answer).Left);
    }

    [Fact]
    public async Task A_token_that_is_worth_nothing_counts_for_its_address_and_is_left_to_the_service()
    {
        await GetAsync(null);

        using var answer = await _gateway.SendAsync(
            null, HttpMethod.Get, "/api/v1/bookings/b1", null, ("Authorization", "Bearer made.up.token"));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("\"reads\";r=1;t=2", Limit(answer).Left);
        Assert.Equal("Bearer made.up.token", _booking.Requests.Last().Headers.Authorization);
    }

    [Fact]
    public async Task Fifty_at_once_get_what_there_is_and_no_more()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => GetAsync(One)));

        Assert.Equal(3, answers.Count(answer => answer.StatusCode is HttpStatusCode.OK));
        Assert.Equal(47, answers.Count(answer => answer.StatusCode is HttpStatusCode.TooManyRequests));
    }

    [Theory]
    [InlineData("Tahoon:RateLimits:Reads:PerSecond", "0")]
    [InlineData("Tahoon:RateLimits:Writes:Burst", "-1")]
    [InlineData("Tahoon:Capacity:Concurrent", "0")]
    [InlineData("Tahoon:Connections:HeadersSeconds", "0")]
    [InlineData("Tahoon:KnownProxies", "the-proxy")]
    public void A_limit_that_is_none_stops_the_start(string setting, string value) =>
        Assert.ThrowsAny<Exception>(() => GatewayUnderTest.With(new() { [setting] = value }));

    private Task<HttpResponseMessage> GetAsync(Caller? caller) =>
        _gateway.SendAsync(caller, HttpMethod.Get, "/api/v1/bookings/b1");

    private static (string Policy, string Left) Limit(HttpResponseMessage answer) =>
        (answer.Headers.GetValues("RateLimit-Policy").Single(), answer.Headers.GetValues("RateLimit").Single());
}
