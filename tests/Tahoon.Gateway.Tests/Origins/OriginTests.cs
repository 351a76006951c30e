using System.Net;
using Tahoon.Contracts.Internal;
using Tahoon.Gateway.Tests.Support;
using Tahoon.ServiceDefaults.Security;
using Tahoon.Testing.Security;

namespace Tahoon.Gateway.Tests.Origins;

public sealed class OriginTests : IAsyncLifetime
{
    private const string Own = "https://clinic.example", OfOther = "https://other.example", Path = "/api/v1/bookings/b1";

    private static readonly Caller App = Callers.Application(application: Guid.NewGuid()),
        Other = Callers.Application(application: Guid.NewGuid());

    private IdentityStub _identity = null!;
    private Backend _booking = null!;
    private GatewayUnderTest _gateway = null!;

    public async ValueTask InitializeAsync()
    {
        _identity = await IdentityStub.StartAsync(
            new ApplicationView(App.ApplicationId, false, [], [Own]), new ApplicationView(Other.ApplicationId, false, [], [OfOther]));
        _booking = await Backend.StartAsync();
        _gateway = GatewayUnderTest.With(
            new() { ["Tahoon:RateLimits:Reads:Burst"] = "3", ["Tahoon:RateLimits:Reads:PerSecond"] = "1" },
            ("identity", [_identity.Address]), ("booking", [_booking.Address]));
    }

    public async ValueTask DisposeAsync()
    {
        await _gateway.DisposeAsync();
        await _booking.DisposeAsync();
        await _identity.DisposeAsync();
    }

    [Theory]
    [InlineData(Own)]
    [InlineData(OfOther)]
    public async Task A_preflight_of_any_application_s_page_is_answered_here(string origin)
    {
        using var answer = await PreflightAsync(origin);

        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        Assert.Equal(origin, Header(answer, "Access-Control-Allow-Origin"));
        Assert.Contains("Tahoon-Signature", Header(answer, "Access-Control-Allow-Headers"), StringComparison.Ordinal);
        Assert.Contains("DELETE", Header(answer, "Access-Control-Allow-Methods"), StringComparison.Ordinal);
        Assert.Contains("Origin", Header(answer, "Vary"), StringComparison.Ordinal);
        Assert.False(answer.Headers.Contains("Access-Control-Allow-Credentials"));
        Assert.Empty(_booking.Requests);
    }

    [Theory]
    [InlineData("https://evil.example")]
    [InlineData("https://clinic.example.evil.example")]
    [InlineData("http://clinic.example")]
    [InlineData("https://clinic.example:8443")]
    [InlineData("null")]
    public async Task A_preflight_of_anybody_else_is_refused(string origin)
    {
        using var answer = await PreflightAsync(origin);

        Assert.Equal("forbidden", await Problems.CodeAsync(answer));
        Assert.False(answer.Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task A_page_of_the_calling_application_reads_the_answer()
    {
        using var answer = await _gateway.SendAsync(App, HttpMethod.Get, Path, null, ("Origin", Own));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(Own, Header(answer, "Access-Control-Allow-Origin"));
        Assert.Equal(
            "ETag, Location, Retry-After, RateLimit, RateLimit-Policy, trace-id, Idempotency-Replayed",
            Header(answer, "Access-Control-Expose-Headers"));
    }

    [Fact]
    public async Task A_refusal_can_be_read_too()
    {
        HttpResponseMessage answer;
        do
        {
            answer = await _gateway.SendAsync(App, HttpMethod.Get, Path, null, ("Origin", Own));
        }
        while (answer.IsSuccessStatusCode);

        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.Equal(Own, Header(answer, "Access-Control-Allow-Origin"));
    }

    [Theory]
    [InlineData(OfOther)]
    [InlineData("https://evil.example")]
    [InlineData("null")]
    public async Task A_page_of_somebody_else_does_nothing_with_the_token(string origin)
    {
        using var answer = await _gateway.SendAsync(App, HttpMethod.Post, "/api/v1/bookings", null, ("Origin", origin));

        Assert.Equal("forbidden", await Problems.CodeAsync(answer));
        Assert.False(answer.Headers.Contains("Access-Control-Allow-Origin"));
        Assert.Empty(_booking.Requests);
    }

    [Fact]
    public async Task The_gateway_s_own_pages_and_programs_are_no_foreign_pages()
    {
        var here = _gateway.Client.BaseAddress!.GetLeftPart(UriPartial.Authority);

        using var page = await _gateway.SendAsync(App, HttpMethod.Get, Path, null, ("Origin", here));
        using var program = await _gateway.SendAsync(App, HttpMethod.Get, Path);

        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Equal(HttpStatusCode.OK, program.StatusCode);
        Assert.False(program.Headers.Contains("Access-Control-Allow-Origin"));
    }

    private Task<HttpResponseMessage> PreflightAsync(string origin) => _gateway.SendAsync(
        null, HttpMethod.Options, Path, null, ("Origin", origin), ("Access-Control-Request-Method", "POST"),
        ("Access-Control-Request-Headers", "authorization,content-type"));

    private static string Header(HttpResponseMessage answer, string name) => string.Join(", ", answer.Headers.GetValues(name));
}
