using System.Net;
using Tahoon.Contracts.Internal;
using Tahoon.Gateway.Tests.Support;
using Tahoon.ServiceDefaults.Security;
using Tahoon.Testing.Security;
using static Tahoon.Gateway.Tests.Signatures.Signing;

namespace Tahoon.Gateway.Tests.Signatures;

public sealed class SignatureTests : IAsyncLifetime
{
    private const string Body = """{"userId":"u1","notes":"çœ"}""", Path = "/api/v1/bookings";

    private static readonly Caller Signer = Callers.Application(application: Guid.NewGuid()),
        Free = Callers.Application(application: Guid.NewGuid()), Unknown = Callers.Application(application: Guid.NewGuid());

    private IdentityStub _identity = null!;
    private Backend _booking = null!;
    private GatewayUnderTest _gateway = null!;

    private DateTimeOffset Now => _gateway.Clock.GetUtcNow();

    public async ValueTask InitializeAsync()
    {
        _identity = await IdentityStub.StartAsync(
            new ApplicationView(Signer.ApplicationId, true, [Secret, "the-secret-after"], []),
            new ApplicationView(Free.ApplicationId, false, [], []));
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
    public async Task A_signed_request_reaches_its_service_as_it_was_sent()
    {
        using var answer = await PostAsync(Sign(Now, Nonce(), "POST", Path, Body));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var asked = Assert.Single(_booking.Requests);
        Assert.Equal(Body, asked.Body);
        Assert.False(asked.Headers.ContainsKey("Tahoon-Signature"));
    }

    [Fact]
    public async Task The_secret_that_comes_next_is_as_good()
    {
        using var answer = await PostAsync(Sign(Now, Nonce(), "POST", Path, Body, "the-secret-after"));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task Path_and_query_are_signed_as_they_are_sent()
    {
        const string target = "/api/v1/bookings?userId=a%2Fb&status=Confirmed&empty=";
        var right = Sign(Now, Nonce(), "GET", target);
        var decoded = Sign(Now, Nonce(), "GET", "/api/v1/bookings?userId=a/b&status=Confirmed&empty=");

        using var taken = await _gateway.SendSignedAsync(Signer, HttpMethod.Get, target, "", right);
        using var refused = await _gateway.SendSignedAsync(Signer, HttpMethod.Get, target, "", decoded);

        Assert.Equal(HttpStatusCode.OK, taken.StatusCode);
        Assert.Equal("signature_invalid", await Problems.CodeAsync(refused));
    }

    [Fact]
    public async Task Without_a_signature_nothing_reaches_the_service()
    {
        using var answer = await _gateway.SendAsync(Signer, HttpMethod.Post, Path, new StringContent(Body));

        await RefusedAsync(answer, "signature_invalid");
    }

    [Theory]
    [InlineData("another method")]
    [InlineData("another path")]
    [InlineData("another query")]
    [InlineData("another body")]
    [InlineData("another secret")]
    [InlineData("another nonce")]
    [InlineData("another time")]
    public async Task What_was_not_signed_so_is_refused(string what)
    {
        var nonce = Nonce();
        var header = what switch
        {
            "another method" => Sign(Now, nonce, "PUT", Path, Body),
            "another path" => Sign(Now, nonce, "POST", Path + "/", Body),
            "another query" => Sign(Now, nonce, "POST", Path + "?", Body),
            "another body" => Sign(Now, nonce, "POST", Path, Body + " "),
            "another secret" => Sign(Now, nonce, "POST", Path, Body, "guessed"),
            "another nonce" => Sign(Now, nonce, "POST", Path, Body).Replace(nonce, Nonce(), StringComparison.Ordinal),
            _ => Sign(Now, nonce, "POST", Path, Body).Replace(
                $"t={Now.ToUnixTimeSeconds()}", $"t={Now.ToUnixTimeSeconds() + 1}", StringComparison.Ordinal),
        };

        using var answer = await PostAsync(header);

        await RefusedAsync(answer, "signature_invalid");
    }

    [Theory]
    [InlineData(-301, false)]
    [InlineData(-300, true)]
    [InlineData(300, true)]
    [InlineData(301, false)]
    public async Task A_signature_is_good_for_five_minutes_either_way(int seconds, bool good)
    {
        using var answer = await PostAsync(Sign(Now.AddSeconds(seconds), Nonce(), "POST", Path, Body));

        Assert.Equal(good ? HttpStatusCode.OK : HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Theory]
    [InlineData("")]
    [InlineData("v1=00")]
    [InlineData("t=1,n=aaaaaaaa,v1=zz")]
    [InlineData("t=99999999999999999999,n=aaaaaaaa,v1=0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("t=1767225600,n=short,v1=0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("t=1767225600,n=with.a.dot,v1=0000000000000000000000000000000000000000000000000000000000000000")]
    public async Task What_is_not_of_the_form_is_refused(string header)
    {
        using var answer = await PostAsync(header);

        await RefusedAsync(answer, "signature_invalid");
    }

    [Fact]
    public async Task Two_signatures_are_none()
    {
        using var request = new StringContent(Body);
        using var answer = await _gateway.SendAsync(
            Signer, HttpMethod.Post, Path, request,
            ("Tahoon-Signature", Sign(Now, Nonce(), "POST", Path, Body)), ("Tahoon-Signature", Sign(Now, Nonce(), "POST", Path, Body)));

        await RefusedAsync(answer, "signature_invalid");
    }

    [Fact]
    public async Task A_replay_is_refused_and_the_first_was_taken()
    {
        var header = Sign(Now, Nonce(), "POST", Path, Body);

        using var first = await PostAsync(header);
        using var again = await PostAsync(header);

        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        Assert.Equal("signature_replayed", await Problems.CodeAsync(again));
        Assert.Single(_booking.Requests);
    }

    [Fact]
    public async Task Of_two_replays_at_once_one_wins()
    {
        var header = Sign(Now, Nonce(), "POST", Path, Body);

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => PostAsync(header)));

        Assert.Single(answers, answer => answer.StatusCode is HttpStatusCode.OK);
        Assert.Single(_booking.Requests);
    }

    [Fact]
    public async Task A_repeat_with_its_idempotency_key_comes_through_for_the_stored_answer()
    {
        var header = Sign(Now, Nonce(), "POST", Path, Body);

        using var first = await PostAsync(header, "\"k1\"");
        using var again = await PostAsync(header, "\"k1\"");

        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
    }

    [Theory]
    [InlineData(null, "\"k1\"")]
    [InlineData("\"k1\"", "\"k2\"")]
    [InlineData("\"k1\"", null)]
    public async Task A_thief_who_puts_another_key_to_it_is_refused(string? first, string? stolen)
    {
        var header = Sign(Now, Nonce(), "POST", Path, Body);
        await PostAsync(header, first);

        using var answer = await PostAsync(header, stolen);

        Assert.Equal("signature_replayed", await Problems.CodeAsync(answer));
        Assert.Single(_booking.Requests);
    }

    [Theory]
    [InlineData("/api/sessionbooking/booksession", """{"user":{"idempotencyKey":"inner"},"idempotencyKey":"k1"}""", true)]
    [InlineData("/api/SessionBooking/cancelBooking", """{"bookingId":"b1","idempotencyKey":"k1"}""", true)]
    [InlineData("/api/sessionbooking/booksession", """{"user":{"idempotencyKey":"inner"}}""", false)]
    [InlineData("/api/sessionbooking/booksession", """{"idempotencyKey":7}""", false)]
    [InlineData("/api/sessionbooking/booksession", "not json", false)]
    [InlineData("/api/v1/bookings", """{"idempotencyKey":"k1"}""", false)]
    public async Task Where_the_body_has_the_key_the_repeat_is_known_by_it(string path, string body, bool comesThrough)
    {
        var header = Sign(Now, Nonce(), "POST", path, body);

        using var first = await _gateway.SendSignedAsync(Signer, HttpMethod.Post, path, body, header);
        using var again = await _gateway.SendSignedAsync(Signer, HttpMethod.Post, path, body, header);

        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        Assert.Equal(comesThrough ? HttpStatusCode.OK : HttpStatusCode.Unauthorized, again.StatusCode);
    }

    [Fact]
    public async Task A_read_may_be_repeated()
    {
        var header = Sign(Now, Nonce(), "GET", "/api/v1/bookings/b1");

        for (var i = 0; i < 2; i++)
        {
            using var answer = await _gateway.SendSignedAsync(Signer, HttpMethod.Get, "/api/v1/bookings/b1", "", header);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }
    }

    [Fact]
    public async Task A_nonce_is_forgotten_when_its_signature_is_too_old()
    {
        var nonce = Nonce();
        await PostAsync(Sign(Now, nonce, "POST", Path, Body));
        _gateway.Clock.Advance(TimeSpan.FromSeconds(302));

        using var answer = await PostAsync(Sign(Now, nonce, "POST", Path, Body));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task A_signature_that_is_not_asked_for_must_be_right_too()
    {
        using var without = await _gateway.SendAsync(Free, HttpMethod.Post, Path, new StringContent(Body));
        using var wrong = await _gateway.SendSignedAsync(
            Free, HttpMethod.Post, Path, Body, Sign(Now, Nonce(), "POST", Path, Body));

        Assert.Equal(HttpStatusCode.OK, without.StatusCode);
        Assert.Equal("signature_invalid", await Problems.CodeAsync(wrong));
    }

    [Fact]
    public async Task Users_tokens_and_access_keys_are_not_signed()
    {
        var user = new Caller(CallerKind.User, Signer.OrganisationId, Signer.ApplicationId, Guid.NewGuid());

        using var ofUser = await _gateway.SendAsync(user, HttpMethod.Post, Path, new StringContent(Body));
        using var token = await _gateway.SendAsync(null, HttpMethod.Post, "/api/v1/tokens", new StringContent("{}"));
        using var again = await _gateway.SendAsync(Signer, HttpMethod.Post, "/api/auth/token", new StringContent("{}"));
        using var forUser = await _gateway.SendAsync(Signer, HttpMethod.Post, "/api/v1/users/u1/tokens");

        Assert.Equal(HttpStatusCode.OK, ofUser.StatusCode);
        Assert.Equal(HttpStatusCode.OK, token.StatusCode);
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.Equal("signature_invalid", await Problems.CodeAsync(forUser));
    }

    [Fact]
    public async Task An_application_that_is_gone_is_nobody()
    {
        using var answer = await _gateway.SendAsync(Unknown, HttpMethod.Post, Path, new StringContent(Body));

        await RefusedAsync(answer, "unauthenticated");
    }

    [Fact]
    public async Task A_signed_body_of_more_than_a_mebibyte_is_refused_in_chunks_too()
    {
        var header = Sign(Now, Nonce(), "POST", Path, "");
        using var request = new HttpRequestMessage(HttpMethod.Post, Path)
        {
            Content = new StreamContent(new MemoryStream(new byte[1024 * 1024 + 1])),
        };
        request.Headers.TransferEncodingChunked = true;
        request.Headers.Authorization = new("Bearer", TestTokens.For(Signer, Now));
        request.Headers.TryAddWithoutValidation("Tahoon-Signature", header);

        using var answer = await _gateway.Client.SendAsync(request, TestContext.Current.CancellationToken);

        await RefusedAsync(answer, "too_large");
    }

    private Task<HttpResponseMessage> PostAsync(string header, string? key = null) =>
        _gateway.SendSignedAsync(Signer, HttpMethod.Post, Path, Body, header, key);

    private async Task RefusedAsync(HttpResponseMessage answer, string code)
    {
        Assert.Equal(code, await Problems.CodeAsync(answer));
        Assert.True(answer.Headers.Contains("RateLimit"));
        Assert.True(answer.Headers.Contains("trace-id"));
        Assert.Empty(_booking.Requests);
    }
}
