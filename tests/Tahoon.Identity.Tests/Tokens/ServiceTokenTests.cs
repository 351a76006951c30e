using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Tahoon.Contracts.Demonstration;
using Tahoon.Contracts.Internal;
using Tahoon.Contracts.Json;
using Tahoon.Identity.Tests.Support;
using Tahoon.Testing.Security;
using Xunit;

namespace Tahoon.Identity.Tests.Tokens;

public sealed class ServiceTokenTests(IdentityService identity) : IClassFixture<IdentityService>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("wrong")]
    [InlineData("")]
    public async Task A_wrong_secret_gets_nothing(string secret)
    {
        var answer = await AskAsync(secret);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal("invalid_client", await answer.TextAsync("code"));
    }

    [Fact]
    public async Task The_secret_gets_a_token_that_opens_internal_endpoints_and_no_public_ones()
    {
        var answer = await AskAsync(TestTokens.ServiceSecret);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var client = identity.CreateClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await answer.TextAsync("accessToken"));
        var inside = await client.GetAsync(
            $"/internal/users/{Guid.NewGuid()}?organisationId={DemoClinics.DemoClinic}", Cancellation);
        var outside = await client.PostAsJsonAsync("/api/user/register", People.Somebody(), Cancellation);
        Assert.Equal(HttpStatusCode.NotFound, inside.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, outside.StatusCode);
    }

    [Theory]
    [InlineData("catalogue")]
    [InlineData("operator")]
    [InlineData("booking:more")]
    [InlineData("")]
    public async Task A_service_s_secret_gets_no_token_in_another_name(string name)
    {
        var answer = await AskAsync(TestTokens.ServiceSecret, name);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public async Task A_name_without_a_secret_is_not_opened_by_an_empty_one()
    {
        var answer = await AskAsync("", "catalogue");

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    private Task<HttpResponseMessage> AskAsync(string secret, string name = "booking") => identity.CreateClient().PostAsJsonAsync(
        "/internal/tokens", new ServiceTokenCommand(name, secret), WireJson.Options, Cancellation);
}
