using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using Tahoon.Contracts.Demonstration;
using Tahoon.Contracts.Errors;
using Tahoon.Identity.Data;
using Tahoon.Identity.Features.Operators;
using Tahoon.Identity.Tests.Support;
using Xunit;

namespace Tahoon.Identity.Tests.Operators;

public sealed class OperatorTests(IdentityService identity) : IClassFixture<IdentityService>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private ChangeOperators Operators => identity.Services.GetRequiredService<ChangeOperators>();

    [Theory]
    [InlineData("wrong", null, 401, "invalid_client")]
    [InlineData(DemonstrationData.OperatorKey, "somebody-else", 401, "invalid_client")]
    [InlineData(DemonstrationData.DemoKey, null, 401, "invalid_client")]
    [InlineData("", null, 400, "invalid_request")]
    public async Task A_wrong_key_gets_nothing(string key, string? name, int status, string code)
    {
        var answer = await AskAsync(key, name);

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal(code, await answer.TextAsync("code"));
        Assert.True(answer.Headers.CacheControl?.NoStore);
    }

    [Fact]
    public async Task An_operator_key_gets_no_application_s_token()
    {
        var answer = await identity.CreateClient().PostAsJsonAsync(
            "/api/auth/token", new { grant_type = "password", access_key = DemonstrationData.OperatorKey }, Cancellation);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public async Task A_key_gets_an_hour_as_json_and_as_a_form()
    {
        var asJson = await AskAsync(DemonstrationData.OperatorKey, DemonstrationData.OperatorName);
        var asForm = await identity.CreateClient().PostAsync(
            "/internal/ops/tokens",
            new FormUrlEncodedContent(new Dictionary<string, string>
            {
                ["grant_type"] = "client_credentials",
                ["client_secret"] = DemonstrationData.OperatorKey,
            }),
            Cancellation);

        foreach (var answer in new[] { asJson, asForm })
        {
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Equal(3600, (await answer.JsonAsync()).GetProperty("expires_in").GetInt32());
            var token = new JsonWebToken(await answer.TextAsync("access_token"));
            Assert.Equal(("operator", "demo-operator"), (token.GetClaim("kind").Value, token.Subject));
        }
    }

    [Fact]
    public async Task An_operator_s_token_opens_neither_public_nor_other_internal_endpoints()
    {
        var client = identity.CreateClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Bearer", await (await AskAsync(DemonstrationData.OperatorKey)).TextAsync("access_token"));

        var outside = await client.PostAsJsonAsync("/api/user/register", People.Somebody(), Cancellation);
        var inside = await client.GetAsync($"/internal/users/{Guid.NewGuid()}?organisationId={DemoClinics.DemoClinic}", Cancellation);

        Assert.Equal(HttpStatusCode.Forbidden, outside.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, inside.StatusCode);
    }

    [Fact]
    public async Task A_name_has_one_valid_key_and_a_revoked_one_gets_nothing()
    {
        var first = await Operators.RegisterAsync("samir", Cancellation);
        var second = await Operators.RegisterAsync("samir", Cancellation);
        Assert.Equal(HttpStatusCode.OK, (await AskAsync(first.Value!.Text)).StatusCode);

        await Operators.RevokeAsync("samir", Cancellation);
        var third = await Operators.RegisterAsync("samir", Cancellation);

        Assert.Equal(Failures.Conflict.Code, second.Failure?.Code);
        Assert.Equal(HttpStatusCode.Unauthorized, (await AskAsync(first.Value.Text)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await AskAsync(third.Value!.Text)).StatusCode);
        Assert.DoesNotContain(third.Value.Text, third.Value.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("two words")]
    [InlineData("line\nbreak")]
    public async Task A_name_that_can_not_stand_in_a_log_is_refused(string name) =>
        Assert.Equal(Failures.InvalidRequest.Code, (await Operators.RegisterAsync(name, Cancellation)).Failure?.Code);

    [Fact]
    public async Task Who_is_no_operator_can_not_be_revoked() =>
        Assert.Equal(Failures.NotFound, (await Operators.RevokeAsync("nobody", Cancellation)).Failure);

    private Task<HttpResponseMessage> AskAsync(string key, string? name = null) => identity.CreateClient().PostAsJsonAsync(
        "/internal/ops/tokens", new { grant_type = "client_credentials", client_secret = key, client_id = name }, Cancellation);
}
