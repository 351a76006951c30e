using System.Net;
using System.Security.Cryptography;

namespace Tahoon.PartnerSimulators.Tests;

public sealed class FcmTokenTests
{
    private static readonly RSA Key = RSA.Create(2048);
    private static readonly RSA Another = RSA.Create(2048);

    [Fact]
    public async Task A_right_assertion_is_exchanged_for_a_bearer_token()
    {
        await using var simulators = await RunningSimulators.Start("--Partners:Fcm:PublicKey", Key.ExportSubjectPublicKeyInfoPem());

        var answer = await simulators.AskToken(simulators.Assertion(Key));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var token = await RunningSimulators.Json(answer);
        Assert.StartsWith("ya29.", token.GetProperty("access_token").GetString());
        Assert.Equal(3599, token.GetProperty("expires_in").GetInt32());
        Assert.Equal("Bearer", token.GetProperty("token_type").GetString());
    }

    [Theory]
    [InlineData("key", "invalid_grant")]
    [InlineData("iss", "invalid_grant")]
    [InlineData("aud", "invalid_grant")]
    [InlineData("too long", "invalid_grant")]
    [InlineData("expired", "invalid_grant")]
    [InlineData("scope", "invalid_scope")]
    [InlineData("not a jwt", "invalid_grant")]
    public async Task A_wrong_assertion_is_refused_as_oauth_words_it(string fault, string error)
    {
        await using var simulators = await RunningSimulators.Start("--Partners:Fcm:PublicKey", Key.ExportSubjectPublicKeyInfoPem());
        var assertion = fault switch
        {
            "key" => simulators.Assertion(Another),
            "iss" or "scope" => simulators.Assertion(Key, claims => claims.Remove(fault)),
            "aud" => simulators.Assertion(Key, claims => claims["aud"] = "https://example.org"),
            "too long" => simulators.Assertion(Key, claims => claims["exp"] = claims["iat"]!.GetValue<long>() + 3_601),
            "expired" => simulators.Assertion(Key, claims => claims["exp"] = claims["iat"]!.GetValue<long>()),
            _ => "a.b.c",
        };

        var answer = await simulators.AskToken(assertion);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var body = await RunningSimulators.Json(answer);
        Assert.Equal(error, body.GetProperty("error").GetString());
        Assert.NotEmpty(body.GetProperty("error_description").GetString()!);
    }

    [Fact]
    public async Task Another_grant_is_not_supported()
    {
        await using var simulators = await RunningSimulators.Start();

        var answer = await simulators.AskToken(simulators.Assertion(Key), grant: "client_credentials");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("unsupported_grant_type", (await RunningSimulators.Json(answer)).GetProperty("error").GetString());
    }

    [Fact]
    public async Task A_token_ends_with_its_hour_and_not_with_the_process()
    {
        string bearer;
        await using (var first = await RunningSimulators.Start())
            bearer = await first.Bearer();
        await using var second = await RunningSimulators.Start();

        var inTime = await Send(second, bearer);
        second.Clock.Advance(TimeSpan.FromHours(1));
        var late = await Send(second, bearer);

        Assert.Equal(HttpStatusCode.OK, inTime.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, late.StatusCode);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Bearer ya29.99999999999.00")]
    [InlineData("Bearer anything")]
    public async Task A_send_without_a_good_token_is_unauthenticated(string? authorization)
    {
        await using var simulators = await RunningSimulators.Start();

        var answer = await Send(simulators, authorization);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        var error = (await RunningSimulators.Json(answer)).GetProperty("error");
        Assert.Equal("UNAUTHENTICATED", error.GetProperty("status").GetString());
        Assert.Equal(0, error.GetProperty("details").GetArrayLength());
    }

    private static Task<HttpResponseMessage> Send(RunningSimulators simulators, string? authorization) =>
        simulators.Send(HttpMethod.Post, "/v1/projects/demo/messages:send", new { message = new { token = "device" } }, authorization);
}
