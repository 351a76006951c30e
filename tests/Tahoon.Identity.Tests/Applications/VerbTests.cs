using System.Net.Http.Json;
using Tahoon.Contracts.Errors;
using Tahoon.Identity.Data;
using Tahoon.Identity.Tests.Support;
using Xunit;

namespace Tahoon.Identity.Tests.Applications;

public sealed class VerbTests(IdentityService identity) : IClassFixture<IdentityService>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_application_is_registered_with_the_scopes_that_are_named_and_its_tokens_have_no_more()
    {
        var said = await RunAsync("--register-application", "Scope Clinic", "Reads", "catalogue.read bookings");

        Assert.Equal("catalogue.read bookings", await ScopeAsync(said.Value!.Split(' ')[^1]));
    }

    [Fact]
    public async Task Without_scopes_named_it_has_them_all()
    {
        var said = await RunAsync("--register-application", "Scope Clinic", "Does all");

        Assert.Equal("catalogue.read bookings schedules users catalogue", await ScopeAsync(said.Value!.Split(' ')[^1]));
    }

    [Fact]
    public async Task Scopes_are_replaced_and_the_next_token_has_them()
    {
        var words = (await RunAsync("--register-application", "Scope Clinic", "Changes")).Value!.Split(' ');

        Assert.Equal("scopes users", (await RunAsync("--set-scopes", words[1], "users users")).Value);

        Assert.Equal("users", await ScopeAsync(words[^1]));
    }

    [Theory]
    [InlineData("--register-application", "Scope Clinic", "Wrong", "everything")]
    [InlineData("--register-application", "Scope Clinic", "Wrong", "")]
    [InlineData("--set-scopes", "app_x", "bookings everything")]
    [InlineData("--set-scopes", "app_x", " ")]
    public async Task A_scope_that_is_not_known_is_refused(params string[] arguments) =>
        Assert.Equal(Failures.InvalidScope.Code, (await RunAsync(arguments)).Failure?.Code);

    [Theory]
    [InlineData("http://localhost:3000 http://localhost:5173", "http://localhost:3000 http://localhost:5173")]
    [InlineData("  HTTPS://App.Example.org   https://app.example.org ", "https://app.example.org")]
    [InlineData("https://[::1]:8443", "https://[::1]:8443")]
    [InlineData("", "")]
    public async Task Origins_are_kept_as_browsers_send_them(string given, string kept)
    {
        var client = (await RunAsync("--register-application", "Web Clinic", "Pages")).Value!.Split(' ')[1];

        Assert.Equal($"origins {kept}", (await RunAsync("--set-origins", client, given)).Value);
    }

    [Theory]
    [InlineData("*")]
    [InlineData("null")]
    [InlineData("https://app.example.org/")]
    [InlineData("https://app.example.org/path")]
    [InlineData("https://app.example.org?x")]
    [InlineData("https://user@app.example.org")]
    [InlineData("https://*.example.org")]
    [InlineData("https://app.example.org:443")]
    [InlineData("ftp://app.example.org")]
    [InlineData("app.example.org")]
    [InlineData("https://good.example.org https://bad.example.org/x")]
    public async Task What_is_no_origin_is_refused(string text)
    {
        var client = (await RunAsync("--register-application", "Web Clinic", "Pages")).Value!.Split(' ')[1];

        Assert.Equal(Failures.InvalidRequest.Code, (await RunAsync("--set-origins", client, text)).Failure?.Code);
    }

    [Fact]
    public async Task The_demonstration_s_pages_may_call_from_where_they_are_developed()
    {
        var origins = await Tahoon.Testing.TestDatabase.ReadAsync<IdentityDb, string>(
            identity.Services, database => Task.FromResult(
                database.Applications.Single(row => row.Id == IdentityService.DemoApplication).AllowedOrigins));

        Assert.Equal("http://localhost:3000 http://localhost:5173", origins);
    }

    [Theory]
    [InlineData("--add-access-key")]
    [InlineData("--revoke-access-key", "app_x")]
    [InlineData("--require-signature", "app_x", "perhaps")]
    [InlineData("--register-operator")]
    [InlineData("--register-operator", "sam", "smith")]
    public async Task A_verb_that_lacks_something_does_not_start_the_service(params string[] arguments) =>
        Assert.Equal(Failures.InvalidRequest.Code, (await RunAsync(arguments)).Failure?.Code);

    [Fact]
    public async Task Other_arguments_are_none_of_the_verbs() =>
        Assert.Null(await Verbs.RunAsync(identity.Services, ["--urls", "http://127.0.0.1:0"], Cancellation));

    private async Task<Result<string>> RunAsync(params string[] arguments)
    {
        var result = await Verbs.RunAsync(identity.Services, arguments, Cancellation);
        Assert.NotNull(result);
        return result.Value;
    }

    private async Task<string?> ScopeAsync(string key)
    {
        var answer = await identity.CreateClient().PostAsJsonAsync(
            "/api/v1/tokens", new { grant_type = "client_credentials", client_secret = key }, Cancellation);
        return await answer.TextAsync("scope");
    }
}
