using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using Microsoft.IdentityModel.JsonWebTokens;
using Tahoon.Contracts.Ids;
using Tahoon.Identity.Data;
using Tahoon.Identity.Tests.Support;
using Xunit;

namespace Tahoon.Identity.Tests.Tokens;

public sealed class ApplicationTokenTests(IdentityService identity) : IClassFixture<IdentityService>
{
    private const string Audited = "/api/auth/token", V1 = "/api/v1/tokens";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string, Dictionary<string, string>, int, string> Refusals => new()
    {
        { Audited, new() { ["grant_type"] = "password", ["access_key"] = "wrong" }, 401, "invalid_client" },
        { Audited, new() { ["grant_type"] = "password", ["access_key"] = new string('x', 5000) }, 401, "invalid_client" },
        { Audited, new() { ["grant_type"] = "password" }, 400, "invalid_request" },
        { Audited, new() { ["access_key"] = "demo-access-key" }, 400, "unsupported_grant_type" },
        { Audited, new() { ["grant_type"] = "client_credentials", ["access_key"] = "demo-access-key" }, 400, "unsupported_grant_type" },
        { V1, new() { ["grant_type"] = "client_credentials", ["client_secret"] = "wrong" }, 401, "invalid_client" },
        { V1, new() { ["grant_type"] = "client_credentials", ["client_secret"] = "demo-access-key", ["client_id"] = "app_x" }, 401, "invalid_client" },
        { V1, new() { ["grant_type"] = "client_credentials", ["client_secret"] = "demo-access-key", ["scope"] = "everything" }, 400, "invalid_scope" },
        { V1, new() { ["grant_type"] = "password", ["client_secret"] = "demo-access-key" }, 400, "unsupported_grant_type" },
    };

    [Theory]
    [MemberData(nameof(Refusals), DisableDiscoveryEnumeration = true)]
    public async Task What_is_refused_is_told_in_both_vocabularies_and_stored_by_nobody(
        string path, Dictionary<string, string> request, int status, string code)
    {
        var client = identity.CreateClient();

        var asJson = await client.PostAsJsonAsync(path, request, Cancellation);
        var asForm = await client.PostAsync(path, new FormUrlEncodedContent(request), Cancellation);

        foreach (var answer in new[] { asJson, asForm })
        {
            Assert.Equal(status, (int)answer.StatusCode);
            Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
            Assert.True(answer.Headers.CacheControl?.NoStore);
            var problem = await answer.JsonAsync();
            Assert.Equal(code, problem.GetProperty("code").GetString());
            Assert.Equal(code, problem.GetProperty("error").GetString());
        }
    }

    [Theory]
    [InlineData("{\"grant_type\":", "application/json", 400, "invalid_request")]
    [InlineData("{\"grant_type\":7}", "application/json", 400, "invalid_request")]
    [InlineData("null", "application/json", 400, "invalid_request")]
    [InlineData("hello", "text/plain", 415, "unsupported_media_type")]
    public async Task A_body_that_is_not_understood_is_the_client_s_fault(
        string body, string type, int status, string code)
    {
        var answer = await identity.CreateClient().PostAsync(
            Audited, new StringContent(body, Encoding.UTF8, type), Cancellation);

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal(code, await answer.TextAsync("code"));
    }

    [Theory]
    [InlineData(Audited, "password", "access_key")]
    [InlineData(V1, "client_credentials", "client_secret")]
    public async Task An_access_key_gets_a_token_of_its_application(string path, string grant, string member)
    {
        var request = new Dictionary<string, string> { ["grant_type"] = grant, [member] = DemonstrationData.DemoKey };

        var answer = await identity.CreateClient().PostAsync(path, new FormUrlEncodedContent(request), Cancellation);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.True(answer.Headers.CacheControl?.NoStore);
        var json = await answer.JsonAsync();
        Assert.Equal("Bearer", json.GetProperty("token_type").GetString());
        Assert.Equal(3600, json.GetProperty("expires_in").GetInt32());
        Assert.Equal("catalogue.read bookings schedules users catalogue", json.GetProperty("scope").GetString());
        var token = new JsonWebToken(json.GetProperty("access_token").GetString());
        Assert.Equal("ES256", token.Alg);
        Assert.Equal(new ClientId(IdentityService.DemoApplication).ToString(), token.Subject);
        Assert.Equal("application", token.GetClaim("kind").Value);
    }

    [Fact]
    public async Task A_token_may_ask_for_less_and_gets_no_more_than_that()
    {
        var answer = await identity.CreateClient().PostAsJsonAsync(
            V1, new { grant_type = "client_credentials", client_secret = DemonstrationData.DemoKey, scope = "bookings" }, Cancellation);
        var client = identity.CreateClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await answer.TextAsync("access_token"));

        var refused = await client.PostAsJsonAsync("/api/user/register", People.Somebody(), Cancellation);

        Assert.Equal("bookings", await answer.TextAsync("scope"));
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }
}
