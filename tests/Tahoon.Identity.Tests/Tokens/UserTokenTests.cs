using System.Net;
using System.Net.Http.Headers;
using Tahoon.Contracts.Demonstration;
using Tahoon.Identity.Tests.Support;
using Xunit;

namespace Tahoon.Identity.Tests.Tokens;

public sealed class UserTokenTests(IdentityService identity) : IClassFixture<IdentityService>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_application_without_the_scope_gets_no_user_token()
    {
        var user = await (await identity.DemoAsync()).RegisterSomebodyAsync();
        var client = await identity.ForApplicationAsync(IdentityService.DemoApplication, DemoClinics.DemoClinic, "bookings");

        var answer = await client.PostAsync($"/api/v1/users/{user}/tokens", null, Cancellation);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task A_user_gets_no_token_for_anybody_not_even_for_itself()
    {
        var user = await (await identity.DemoAsync()).RegisterSomebodyAsync();
        var client = await identity.ForUserAsync(People.InternalId(user), DemoClinics.DemoClinic);

        var answer = await client.PostAsync($"/api/v1/users/{user}/tokens", null, Cancellation);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task A_user_of_another_organisation_does_not_exist()
    {
        var user = await (await identity.OtherAsync()).RegisterSomebodyAsync();

        var answer = await (await identity.DemoAsync()).PostAsync($"/api/v1/users/{user}/tokens", null, Cancellation);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("not_found", await answer.TextAsync("code"));
    }

    [Fact]
    public async Task A_user_token_sees_that_user_for_an_hour()
    {
        var demo = await identity.DemoAsync();
        var user = await demo.RegisterSomebodyAsync();

        var answer = await demo.PostAsync($"/api/v1/users/{user}/tokens", null, Cancellation);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(3600, (await answer.JsonAsync()).GetProperty("expires_in").GetInt32());
        var client = identity.CreateClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await answer.TextAsync("access_token"));
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync($"/api/v1/users/{user}", Cancellation)).StatusCode);
        identity.Clock.Advance(TimeSpan.FromMinutes(61));
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync($"/api/v1/users/{user}", Cancellation)).StatusCode);
    }
}
